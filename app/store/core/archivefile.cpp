// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/archivefile.h"

#include <filesystem>
#include <fstream>
#include <optional>

#include "app/base/cborfields.h"
#include "app/crypto/recovery.h"
#include "app/store/core/syncfile.h"

namespace paillasse {

template <>
struct cbor::Fields<store::ArchiveHead> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.kind);
        v(2, x.store);
        v(3, x.epoch);
        v(4, x.at);
        v(5, x.fileKey);
        v(6, x.masterKey);
    }
};

namespace store {

namespace {

constexpr std::size_t lengthSize = 4;
constexpr std::size_t mostHeadBytes = 4096;
constexpr std::uintmax_t mostSmallFileBytes = 64u << 20;

Result<> copyInto(crypto::RecoveryWriter& out, const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    Bytes buffer(256u << 10);
    while (in) {
        in.read(reinterpret_cast<char*>(buffer.data()), static_cast<std::streamsize>(buffer.size()));
        if (in.gcount() > 0)
            if (const auto done = out.write(ByteView(buffer).first(static_cast<std::size_t>(in.gcount()))); !done)
                return done;
    }
    return in.eof() ? Result<>() : fail(ErrorCode::Corrupt, "archive: the copy cannot be read");
}

Bytes headBytes(const ArchiveHead& head)
{
    const auto body = cbor::encode(head);
    Bytes out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(body.size() >> shift));
    out.insert(out.end(), body.begin(), body.end());
    return out;
}

// Takes the head off the beginning of a stream of chunks.
class HeadReader {
public:
    // What of the chunk belongs to the file.
    Result<ByteView> feed(ByteView chunk)
    {
        if (m_head)
            return chunk;
        m_pending.insert(m_pending.end(), chunk.begin(), chunk.end());
        if (m_pending.size() < lengthSize)
            return ByteView();
        std::size_t size = 0;
        for (std::size_t i = 0; i < lengthSize; ++i)
            size = size << 8 | m_pending[i];
        if (size > mostHeadBytes)
            return fail(ErrorCode::Corrupt, "archive: its head is not one");
        if (m_pending.size() < lengthSize + size)
            return ByteView();
        auto head = cbor::decode<ArchiveHead>(ByteView(m_pending).subspan(lengthSize, size));
        if (!head)
            return tl::unexpected(head.error());
        m_head = std::move(*head);
        return ByteView(m_pending).subspan(lengthSize + size);
    }
    const std::optional<ArchiveHead>& head() const { return m_head; }

private:
    Bytes m_pending;
    std::optional<ArchiveHead> m_head;
};

} // namespace

Result<> writeNewFile(const std::string& path, ByteView bytes)
{
    if (std::filesystem::exists(path))
        return fail(ErrorCode::Conflict, "archive: " + path + " is there already");
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    return out ? syncFile(path) : fail(ErrorCode::DiskFull, "archive: " + path + " could not be written");
}

Result<Bytes> readSmallFile(const std::string& path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error)
        return fail(ErrorCode::NotFound, "archive: " + path + " is not there, or not to be read");
    if (size > mostSmallFileBytes)
        return fail(ErrorCode::TooLarge, "archive: " + path + " is too large");
    Bytes bytes(size);
    std::ifstream in(path, std::ios::binary);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    return in ? Result<Bytes>(std::move(bytes)) : fail(ErrorCode::Corrupt, "archive: " + path + " could not be read");
}

Result<std::uint64_t> writeArchive(const std::string& path, ByteView recipient, const ArchiveHead& head, const std::string& file)
{
    if (std::filesystem::exists(path))
        return fail(ErrorCode::Conflict, "archive: " + path + " is there already");
    std::ofstream stream(path, std::ios::binary);
    if (!stream)
        return fail(ErrorCode::NotFound, "archive: " + path + " cannot be made");
    auto out = crypto::RecoveryWriter::begin(stream, recipient);
    if (!out)
        return tl::unexpected(out.error());
    if (const auto done = out->write(headBytes(head)); !done)
        return tl::unexpected(done.error());
    if (const auto done = copyInto(*out, file); !done)
        return tl::unexpected(done.error());
    if (const auto done = out->finish(); !done)
        return tl::unexpected(done.error());
    stream.close();
    if (const auto done = syncFile(path); !done)
        return tl::unexpected(done.error());
    return static_cast<std::uint64_t>(std::filesystem::file_size(path));
}

Result<ArchiveHead> readArchive(const std::string& path, const crypto::BoxKeyPair& identity, ArchiveKind kind, const std::string& file)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fail(ErrorCode::NotFound, "archive: " + path + " is not there, or not to be read");
    std::ofstream out(file, std::ios::binary);
    HeadReader reader;
    const auto done = crypto::readRecovery(in, identity, [&](ByteView chunk) -> Result<> {
        const auto part = reader.feed(chunk);
        if (!part)
            return tl::unexpected(part.error());
        out.write(reinterpret_cast<const char*>(part->data()), static_cast<std::streamsize>(part->size()));
        return out ? Result<>() : fail(ErrorCode::DiskFull, "archive: the copy could not be written");
    });
    if (!done)
        return fail(done.error().code, "archive: " + path + ": " + done.error().detail);
    out.close();
    if (!out)
        return fail(ErrorCode::DiskFull, "archive: the copy could not be written");
    if (!reader.head())
        return fail(ErrorCode::Corrupt, "archive: " + path + " is empty");
    if (reader.head()->kind != kind)
        return fail(ErrorCode::Incompatible, "archive: " + path + (kind == ArchiveKind::Data ? " is not a data archive" : " is not a key archive"));
    return *reader.head();
}

} // namespace store

} // namespace paillasse
