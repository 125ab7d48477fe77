#include "app/cli/guard.h"

#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace pedigree::cli {

namespace {

// A process has one end; these say whether it was an answer. Only plain memory, as there may be none to be had.
bool g_answered = false;
bool g_json = false;

void endWithoutAnswer()
{
    static constexpr char text[] = "pedigree-cli: ended early, most likely out of memory; there is no answer\n";
    static constexpr char json[] = "{\"schema\": \"pedigree.error/1\", \"error\": {\"code\": \"out-of-memory\", \"message\": \"Ended early, "
                                   "most likely out of memory.\", \"file\": null, \"pointer\": null, \"line\": null, \"hint\": "
                                   "\"Give it less at once, or more memory.\"}}\n";
    const auto done = g_json ? ::write(STDOUT_FILENO, json, sizeof json - 1) : ::write(STDERR_FILENO, text, sizeof text - 1);
    static_cast<void>(done);
    ::_exit(2);
}

void guardFromTheStart()
{
    std::set_terminate(endWithoutAnswer);
}

// Libraries make objects of their own before main() begins, and may find no memory for them: what stands in this section
// of a program runs before the libraries' own (System V ABI, 5.2.3).
[[gnu::section(".preinit_array"), gnu::used]] void (*const guardsFromTheStart)() = guardFromTheStart;

void atExit()
{
    if (!g_answered)
        endWithoutAnswer();
}

}

void installGuards(bool json)
{
    g_json = json;
    std::set_terminate(endWithoutAnswer);
    std::atexit(atExit);
    std::signal(SIGPIPE, SIG_IGN);
    // libarchive loses names in UTF-8 under the C locale; nothing else of the locale is used.
    std::setlocale(LC_CTYPE, "C.UTF-8");
}

void answered()
{
    g_answered = true;
}

const char *restrictSelf()
{
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return "no self-restriction: the kernel refuses it";
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter)
        return "no self-restriction: no memory for it";
    static constexpr const char *denied[] = {"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "execve", "execveat",
                                             "ptrace", "process_vm_readv", "process_vm_writev", "io_uring_setup", "bpf", "mount",
                                             "umount2", "unshare", "setns", "keyctl", "add_key", "request_key", "perf_event_open"};
    bool all = true;
    for (const char *call : denied) {
        const int number = seccomp_syscall_resolve_name(call);
        if (number == __NR_SCMP_ERROR || seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0) != 0)
            all = false;
    }
    const bool loaded = seccomp_load(filter) == 0;
    seccomp_release(filter);
    return loaded && all ? "self-restriction: no sockets, no other programs" : "self-restriction: in part";
}

}
