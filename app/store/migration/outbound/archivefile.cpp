// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/archivefile.h"

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include "app/crypto/hash.h"
#include "app/store/core/syncfile.h"

namespace paillasse::store {

namespace {

tl::unexpected<Error> systemError(const char* what, int error)
{
    const auto code = error == ENOSPC || error == EDQUOT ? ErrorCode::DiskFull : error == EACCES || error == EROFS ? ErrorCode::Refused : ErrorCode::Internal;
    return fail(code, std::string("archive: ") + what + ": error " + std::to_string(error));
}

class FileHandle {
public:
    explicit FileHandle(int descriptor) : m_descriptor(descriptor) {}
    ~FileHandle() { close(); }
    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        m_descriptor = -1;
    }

private:
    int m_descriptor;
};

Result<> writeAll(int descriptor, ByteView bytes)
{
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemError("cannot write", errno);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

Result<Bytes> hashOfFile(const std::string& path)
{
    const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return systemError("cannot read", errno);
    crypto::Sha256 hash;
    std::array<std::uint8_t, 64 * 1024> buffer{};
    for (;;) {
        const auto count = ::read(file.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemError("cannot read", errno);
        if (count == 0)
            return crypto::digestBytes(hash.finish());
        hash.add(ByteView(buffer).first(static_cast<std::size_t>(count)));
    }
}

} // namespace

class ArchiveFile::Impl {
public:
    Impl(std::string path, int descriptor, Instant at) : m_path(std::move(path)), m_file(descriptor), m_at(at), m_tar(archive_write_new()) {}
    ~Impl()
    {
        // What was not closed has no end: the members' bytes are wherever they are, and nobody is told of them.
        archive_write_fail(m_tar);
        archive_write_free(m_tar);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Result<> begin(const crypto::AgeRecipient& recipient)
    {
        auto age = crypto::AgeWriter::begin(recipient, [this](ByteView bytes) -> Result<> {
            m_hash.add(bytes);
            m_bytes += bytes.size();
            return writeAll(m_file.get(), bytes);
        });
        if (!age)
            return tl::unexpected(age.error());
        m_age.emplace(std::move(*age));
        archive_write_set_format_pax_restricted(m_tar);
        archive_write_set_bytes_per_block(m_tar, 0);
        return told(archive_write_open(m_tar, this, nullptr, &Impl::passOn, nullptr), "cannot begin");
    }

    Result<> add(const std::string& name, std::string_view content)
    {
        const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0600);
        archive_entry_set_mtime(entry.get(), static_cast<time_t>(m_at.ms / secondMs), 0);
        if (const auto done = told(archive_write_header(m_tar, entry.get()), "cannot add"); !done)
            return done;
        const auto count = archive_write_data(m_tar, content.data(), content.size());
        return told(count == static_cast<la_ssize_t>(content.size()) ? ARCHIVE_OK : ARCHIVE_FATAL, "cannot add");
    }

    Result<migration::FileDigest> finish()
    {
        if (const auto done = told(archive_write_close(m_tar), "cannot end"); !done)
            return tl::unexpected(done.error());
        if (const auto done = m_age->finish(); !done)
            return tl::unexpected(done.error());
        m_file.close();
        const auto part = partOf(m_path);
        if (const auto done = syncFile(part); !done)
            return tl::unexpected(done.error());
        const auto written = crypto::digestBytes(m_hash.finish());
        const auto onDisk = hashOfFile(part);
        if (!onDisk)
            return tl::unexpected(onDisk.error());
        if (*onDisk != written)
            return fail(ErrorCode::Corrupt, "archive: the disk gives back something else than was written");
        if (::rename(part.c_str(), m_path.c_str()) != 0)
            return systemError("cannot name", errno);
        if (const auto done = syncFile(m_path); !done)
            return tl::unexpected(done.error());
        return migration::FileDigest{std::filesystem::path(m_path).filename().string(), m_bytes, written};
    }

    static std::string partOf(const std::string& path) { return path + ".part"; }

private:
    static la_ssize_t passOn(archive* tar, void* self, const void* bytes, std::size_t size)
    {
        auto& impl = *static_cast<Impl*>(self);
        if (const auto done = impl.m_age->write({static_cast<const std::uint8_t*>(bytes), size}); !done) {
            impl.m_error = done.error();
            archive_set_error(tar, EIO, "the archive cannot be written");
            return -1;
        }
        return static_cast<la_ssize_t>(size);
    }
    Result<> told(int status, const char* what)
    {
        if (status >= ARCHIVE_WARN)
            return {};
        return tl::unexpected(m_error.value_or(Error{ErrorCode::Internal, std::string("archive: ") + what}));
    }

    std::string m_path;
    FileHandle m_file;
    Instant m_at;
    archive* m_tar;
    std::optional<crypto::AgeWriter> m_age;
    std::optional<Error> m_error; // of the sink, for libarchive only knows that there was one
    crypto::Sha256 m_hash;
    std::uint64_t m_bytes = 0;
};

ArchiveFile::ArchiveFile(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ArchiveFile::~ArchiveFile() = default;

Result<std::unique_ptr<ArchiveFile>> ArchiveFile::create(const std::string& path, const crypto::AgeRecipient& recipient, Instant at)
{
    const auto descriptor = ::open(Impl::partOf(path).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return systemError("cannot be made", errno);
    auto impl = std::make_unique<Impl>(path, descriptor, at);
    if (const auto begun = impl->begin(recipient); !begun)
        return tl::unexpected(begun.error());
    return std::unique_ptr<ArchiveFile>(new ArchiveFile(std::move(impl)));
}

Result<> ArchiveFile::add(const std::string& name, std::string_view content)
{
    return m_impl->add(name, content);
}

Result<migration::FileDigest> ArchiveFile::finish()
{
    return m_impl->finish();
}

} // namespace paillasse::store
