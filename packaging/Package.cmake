# The Debian package, from the release preset: cpack --config build/release/CPackConfig.cmake
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pedigree)
set(CPACK_PACKAGE_CONTACT "Pedigree maintainers <maintainers@pedigree.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "see what an AI model is made of and where it came from")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Pedigree opens the evidence that comes with an AI model or system, joins what
the documents say into one lineage, and shows where each statement stands.
.
The window as a binary is distributed under GPL-3.0; its sources and
pedigree-cli are under Apache-2.0.")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# the window's platform plugin is loaded by name, so shlibdeps can't see it
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-qpa-plugins")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-core, fonts-dejavu-core")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
