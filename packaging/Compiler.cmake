# Flags of every target: warnings, hardening, sanitizers, and the tools that make a build short.

find_program(PEDIGREE_CCACHE ccache)
if(PEDIGREE_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${PEDIGREE_CCACHE})
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
find_program(PEDIGREE_MOLD mold)
find_program(PEDIGREE_LLD ld.lld)
if(PEDIGREE_MOLD)
    add_link_options(-fuse-ld=mold)
elseif(PEDIGREE_LLD)
    add_link_options(-fuse-ld=lld)
endif()

add_compile_options(-Wall -Wextra -Wconversion -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
# GCC 12 sees overlapping copies in its own std::string where there are none (GCC bug 105651).
add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(PEDIGREE_WERROR)
    add_compile_options(-Werror)
endif()

if(CMAKE_BUILD_TYPE MATCHES "Rel")
    set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g")
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong
        -fstack-clash-protection -Wformat -Werror=format-security -Wdate-time
        $<$<CXX_COMPILER_ID:GNU>:-ftrivial-auto-var-init=zero>)
    add_link_options(-pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed)
elseif(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
endif()

if(PEDIGREE_SANITIZE)
    add_compile_options(-fsanitize=${PEDIGREE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${PEDIGREE_SANITIZE})
endif()
if(PEDIGREE_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
    add_link_options(-fsanitize=address,undefined)
endif()
if(PEDIGREE_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()
