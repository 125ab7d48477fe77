// Loaded into pedigree-cli before everything else (LD_PRELOAD): makes allocations fail, or a file change while it is read.
//   NEW_AT=k       the k-th operator new throws; with NEW_STICKY=1 all after it, too
//   NEW_COUNT=FILE how many there were is written there at the end
//   CHANGE=FILE    before its second read, CHANGE_HOW happens to it: grow, shrink or touch

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <new>
#include <sys/stat.h>
#include <unistd.h>

namespace {

std::atomic<long> allocations{0};

long number(const char *name)
{
    const char *text = std::getenv(name);
    return text ? std::atol(text) : 0;
}

void *allocate(std::size_t size, std::size_t alignment)
{
    static const long at = number("NEW_AT");
    static const bool sticky = number("NEW_STICKY") != 0;
    const long now = ++allocations;
    if (at > 0 && (now == at || (sticky && now > at)))
        throw std::bad_alloc();
    void *got = alignment == 0 ? std::malloc(size ? size : 1) : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
    if (!got)
        throw std::bad_alloc();
    return got;
}

struct Count {
    ~Count()
    {
        if (const char *file = std::getenv("NEW_COUNT")) {
            if (FILE *out = std::fopen(file, "w")) {
                std::fprintf(out, "%ld", allocations.load());
                std::fclose(out);
            }
        }
    }
} count;

void changeIfAsked(int descriptor)
{
    static int reads = 0;
    const char *path = std::getenv("CHANGE");
    if (!path)
        return;
    struct stat wanted, is;
    if (::stat(path, &wanted) != 0 || ::fstat(descriptor, &is) != 0 || wanted.st_ino != is.st_ino || wanted.st_dev != is.st_dev || ++reads != 2)
        return;
    const char *how = std::getenv("CHANGE_HOW");
    const int file = ::open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (std::strcmp(how, "grow") == 0) {
        if (::write(file, " ", 1) != 1)
            std::abort();
    } else if (std::strcmp(how, "shrink") == 0) {
        if (::ftruncate(file, wanted.st_size / 2) != 0)
            std::abort();
    } else {
        const timespec times[2] = {{0, UTIME_OMIT}, {1, 0}};
        if (::futimens(file, times) != 0)
            std::abort();
    }
    ::close(file);
}

using Pread = ssize_t (*)(int, void *, std::size_t, off_t);

}

void *operator new(std::size_t size) { return allocate(size, 0); }
void *operator new[](std::size_t size) { return allocate(size, 0); }
void *operator new(std::size_t size, std::align_val_t alignment) { return allocate(size, std::size_t(alignment)); }
void operator delete(void *at) noexcept { std::free(at); }
void operator delete(void *at, std::size_t) noexcept { std::free(at); }
void operator delete[](void *at) noexcept { std::free(at); }
void operator delete[](void *at, std::size_t) noexcept { std::free(at); }
void operator delete(void *at, std::align_val_t) noexcept { std::free(at); }
void operator delete(void *at, std::size_t, std::align_val_t) noexcept { std::free(at); }

extern "C" ssize_t pread64(int descriptor, void *to, std::size_t size, off_t offset)
{
    static const auto real = reinterpret_cast<Pread>(::dlsym(RTLD_NEXT, "pread64"));
    changeIfAsked(descriptor);
    return real(descriptor, to, size, offset);
}

extern "C" ssize_t pread(int descriptor, void *to, std::size_t size, off_t offset)
{
    return pread64(descriptor, to, size, offset);
}
