// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/outbox/appendfile.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/client/durablefile.h"

namespace paillasse::client {

namespace {

class PosixFile final : public AppendFile {
public:
    explicit PosixFile(int file) : m_file(file) {}
    ~PosixFile() override { ::close(m_file); }

    Result<Bytes> readAll() override
    {
        struct stat facts{};
        if (::fstat(m_file, &facts) != 0)
            return tl::unexpected(fileError(errno, "stat"));
        return readAt(0, static_cast<std::size_t>(facts.st_size));
    }

    Result<> append(ByteView bytes) override
    {
        while (!bytes.empty()) {
            const auto written = ::write(m_file, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return tl::unexpected(fileError(errno, "append"));
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return {};
    }

    Result<> sync() override
    {
        if (::fdatasync(m_file) != 0)
            return tl::unexpected(fileError(errno, "sync"));
        return {};
    }

    Result<> truncate(std::uint64_t size) override
    {
        if (::ftruncate(m_file, static_cast<off_t>(size)) != 0)
            return tl::unexpected(fileError(errno, "truncate"));
        return {};
    }

    Result<Bytes> readAt(std::uint64_t offset, std::size_t size) override { return client::readAt(m_file, offset, size); }

private:
    int m_file;
};

} // namespace

Result<std::unique_ptr<AppendFile>> openAppendFile(const QString& path)
{
    const int file = ::open(path.toLocal8Bit().constData(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return tl::unexpected(fileError(errno, "open"));
    auto made = std::make_unique<PosixFile>(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::Locked, "outbox: another program has it open");
    if (const auto done = syncFolderOf(path); !done)
        return tl::unexpected(done.error());
    return made;
}

} // namespace paillasse::client
