// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/recovery.h"

#include <algorithm>
#include <istream>
#include <ostream>

#include <sodium.h>

#include "app/crypto/crypto.h"

namespace paillasse::crypto {

namespace {

constexpr std::string_view magic = "PAILREC1";
constexpr std::size_t chunkSize = 64 * 1024;
constexpr std::size_t sealedKeySize = crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES;
constexpr std::size_t headerSize = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t overhead = crypto_secretstream_xchacha20poly1305_ABYTES;

void put(std::ostream& out, ByteView bytes)
{
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

bool take(std::istream& in, std::span<std::uint8_t> bytes)
{
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return in.gcount() == static_cast<std::streamsize>(bytes.size());
}

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::Corrupt, "recovery: the archive is damaged or cut short");
}

} // namespace

struct RecoveryWriter::State {
    std::ostream& out;
    crypto_secretstream_xchacha20poly1305_state stream{};
    Bytes pending;

    explicit State(std::ostream& o) : out(o) {}
    ~State() { sodium_memzero(&stream, sizeof stream); }

    Result<> push(ByteView bytes, unsigned char tag)
    {
        Bytes sealed(bytes.size() + overhead);
        crypto_secretstream_xchacha20poly1305_push(&stream, sealed.data(), nullptr, bytes.data(), bytes.size(), nullptr, 0, tag);
        const auto size = static_cast<std::uint32_t>(sealed.size());
        const std::uint8_t length[4] = {static_cast<std::uint8_t>(size >> 24), static_cast<std::uint8_t>(size >> 16), static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)};
        put(out, length);
        put(out, sealed);
        return out ? Result<>() : fail(ErrorCode::DiskFull, "recovery: the archive could not be written");
    }
};

RecoveryWriter::RecoveryWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RecoveryWriter::RecoveryWriter(RecoveryWriter&&) noexcept = default;
RecoveryWriter::~RecoveryWriter() = default;

Result<RecoveryWriter> RecoveryWriter::begin(std::ostream& out, ByteView recipient)
{
    auto state = std::make_unique<State>(out);
    const auto key = randomSecret(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    const auto sealed = sealTo(recipient, key.view());
    if (!sealed)
        return tl::unexpected(sealed.error());
    Bytes header(headerSize);
    crypto_secretstream_xchacha20poly1305_init_push(&state->stream, header.data(), key.view().data());
    put(out, asBytes(magic));
    put(out, *sealed);
    put(out, header);
    if (!out)
        return fail(ErrorCode::DiskFull, "recovery: the archive could not be written");
    return RecoveryWriter(std::move(state));
}

Result<> RecoveryWriter::write(ByteView bytes)
{
    auto& pending = m_state->pending;
    while (!bytes.empty()) {
        // A full chunk leaves only when more follows: the last one must bear the final tag.
        if (pending.size() == chunkSize) {
            if (const auto done = m_state->push(pending, 0); !done)
                return done;
            pending.clear();
        }
        const auto count = std::min(bytes.size(), chunkSize - pending.size());
        pending.insert(pending.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
        bytes = bytes.subspan(count);
    }
    return {};
}

Result<> RecoveryWriter::finish()
{
    if (const auto done = m_state->push(m_state->pending, crypto_secretstream_xchacha20poly1305_TAG_FINAL); !done)
        return done;
    m_state->pending.clear();
    m_state->out.flush();
    return m_state->out ? Result<>() : fail(ErrorCode::DiskFull, "recovery: the archive could not be written");
}

Result<> readRecovery(std::istream& in, const BoxKeyPair& keys, const std::function<Result<>(ByteView)>& sink)
{
    Bytes head(magic.size() + sealedKeySize + headerSize);
    if (!take(in, head) || asText(ByteView(head).first(magic.size())) != magic)
        return fail(ErrorCode::InvalidInput, "recovery: not an archive of Paillasse");
    const auto key = openSealedSecret(keys, ByteView(head).subspan(magic.size(), sealedKeySize));
    if (!key)
        return fail(ErrorCode::WrongSecret, "recovery: the archive was made for another recipient");
    crypto_secretstream_xchacha20poly1305_state stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream, head.data() + magic.size() + sealedKeySize, key->view().data()) != 0)
        return damaged();
    for (;;) {
        std::uint8_t length[4];
        if (!take(in, length))
            return damaged();
        const std::size_t size = std::size_t{length[0]} << 24 | std::size_t{length[1]} << 16 | std::size_t{length[2]} << 8 | length[3];
        if (size < overhead || size > chunkSize + overhead)
            return damaged();
        Bytes sealed(size);
        Bytes plain(size - overhead);
        unsigned char tag = 0;
        if (!take(in, sealed) || crypto_secretstream_xchacha20poly1305_pull(&stream, plain.data(), nullptr, &tag, sealed.data(), sealed.size(), nullptr, 0) != 0)
            return damaged();
        if (const auto done = sink(plain); !done)
            return done;
        if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
            return in.peek() == std::istream::traits_type::eof() ? Result<>() : damaged();
    }
}

} // namespace paillasse::crypto
