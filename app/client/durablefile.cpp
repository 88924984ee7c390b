// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/durablefile.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFileInfo>

#include "app/base/descriptor.h"

namespace paillasse::client {

namespace {

constexpr std::size_t largest = 64u << 20;

Result<> writeAll(int file, ByteView bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return tl::unexpected(fileError(errno, "write"));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<> writeAndSync(const QByteArray& path, ByteView bytes)
{
    const Descriptor file(::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.number() < 0)
        return tl::unexpected(fileError(errno, "create"));
    if (const auto done = writeAll(file.number(), bytes); !done)
        return done;
    if (::fsync(file.number()) != 0)
        return tl::unexpected(fileError(errno, "sync"));
    return {};
}

} // namespace

Error fileError(int error, const char* doing)
{
    const auto code = error == ENOSPC || error == EDQUOT || error == EFBIG ? ErrorCode::DiskFull
        : error == ENOENT                                                  ? ErrorCode::NotFound
        : error == EACCES || error == EPERM || error == EROFS              ? ErrorCode::Refused
                                                                           : ErrorCode::Internal;
    return {code, std::string("file: ") + doing + ": " + std::strerror(error)};
}

Result<> writeDurably(const QString& path, ByteView bytes)
{
    const auto target = path.toLocal8Bit();
    const QByteArray beside = target + ".new";
    if (const auto done = writeAndSync(beside, bytes); !done) {
        ::unlink(beside.constData());
        return done;
    }
    if (::rename(beside.constData(), target.constData()) != 0)
        return tl::unexpected(fileError(errno, "rename"));
    return syncFolderOf(path);
}

Result<> syncFolderOf(const QString& path)
{
    const Descriptor folder(::open(QFileInfo(path).absolutePath().toLocal8Bit().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() < 0 || ::fsync(folder.number()) != 0)
        return tl::unexpected(fileError(errno, "sync the folder"));
    return {};
}

Result<Bytes> readWhole(const QString& path)
{
    const Descriptor file(::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC));
    struct stat facts{};
    if (file.number() < 0 || ::fstat(file.number(), &facts) != 0)
        return tl::unexpected(fileError(errno, "open"));
    if (static_cast<std::size_t>(facts.st_size) > largest)
        return fail(ErrorCode::TooLarge, "file: larger than any of ours");
    return readAt(file.number(), 0, static_cast<std::size_t>(facts.st_size));
}

Result<Bytes> readAt(int file, std::uint64_t offset, std::size_t size)
{
    Bytes bytes(size);
    std::size_t at = 0;
    while (at < size) {
        const auto got = ::pread(file, bytes.data() + at, size - at, static_cast<off_t>(offset + at));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tl::unexpected(fileError(errno, "read"));
        if (got == 0)
            break;
        at += static_cast<std::size_t>(got);
    }
    bytes.resize(at);
    return bytes;
}

} // namespace paillasse::client
