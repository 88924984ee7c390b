// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/channelbook.h"

#include <algorithm>
#include <array>

#include "app/wire/labfields.h"
#include "app/store/channels/mail.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::string_view secretName = "channels";

// As it is kept; gone from memory as soon as it is encoded or read.
struct KeptChannel {
    std::string name;
    ChannelKind kind{};
    std::string url;
    std::string authority;
    std::string user;
    Bytes password;
    std::string from;
    std::vector<std::string> recipients;
    wire::Severity least{};
    bool operator==(const KeptChannel&) const = default;
};

void forget(std::vector<KeptChannel>& channels)
{
    for (auto& channel : channels)
        wipe(channel.password);
}

bool isName(std::string_view name)
{
    constexpr std::size_t longest = 40;
    return !name.empty() && name.size() <= longest
        && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
}

} // namespace

const char* nameOf(ChannelKind kind)
{
    switch (kind) {
    case ChannelKind::Webhook: return "webhook";
    case ChannelKind::Mail: return "mail";
    case ChannelKind::Alertmanager: return "alertmanager";
    }
    return "";
}

Result<> checkSettings(const ChannelSettings& settings)
{
    constexpr std::array<std::string_view, 2> web{"https", "http"};
    constexpr std::array<std::string_view, 2> post{"smtps", "smtp"};
    constexpr std::size_t leastKey = 16;
    const bool isMail = settings.kind == ChannelKind::Mail;
    if (!isName(settings.name))
        return fail(ErrorCode::InvalidInput, "a channel's name is of letters, digits and '-'");
    if (const auto fine = isMail ? checkDestination(settings.to.url, post) : checkDestination(settings.to.url, web); !fine)
        return fine;
    if (settings.kind == ChannelKind::Webhook && settings.to.password.size() < leastKey)
        return fail(ErrorCode::InvalidInput, "a webhook is signed: its key has 16 characters at least");
    if (settings.kind != ChannelKind::Webhook && settings.to.user.empty() != settings.to.password.isEmpty())
        return fail(ErrorCode::InvalidInput, "a user and their credentials go together");
    if (isMail && (!isMailbox(settings.from) || settings.recipients.empty() || !std::ranges::all_of(settings.recipients, isMailbox)))
        return fail(ErrorCode::InvalidInput, "a mail goes from one address to one or several, each written name@host");
    return {};
}

} // namespace paillasse::store

namespace paillasse::cbor {

template <>
struct Fields<store::KeptChannel> {
    static void visit(auto& v, auto& x) { numbered(v, x.name, x.kind, x.url, x.authority, x.user, x.password, x.from, x.recipients, x.least); }
};

} // namespace paillasse::cbor

namespace paillasse::store {

Result<std::vector<ChannelSettings>> ChannelBook::read()
{
    const auto kept = m_store.secret(secretName);
    if (!kept)
        return tl::unexpected(kept.error());
    m_seen = crypto::sha256(*kept ? (*kept)->view() : ByteView());
    std::vector<ChannelSettings> channels;
    if (!*kept)
        return channels;
    auto read = cbor::decode<std::vector<KeptChannel>>((*kept)->view());
    if (!read)
        return tl::unexpected(read.error());
    for (const auto& channel : *read)
        channels.push_back({channel.name, channel.kind, {channel.url, channel.authority, channel.user, SecretBytes::copyOf(channel.password)}, channel.from, channel.recipients, channel.least});
    forget(*read);
    return channels;
}

Result<> ChannelBook::write(const std::vector<ChannelSettings>& channels)
{
    std::vector<KeptChannel> kept;
    for (const auto& channel : channels)
        kept.push_back({channel.name, channel.kind, channel.to.url, channel.to.authority, channel.to.user, toBytes(channel.to.password.view()), channel.from, channel.recipients, channel.least});
    auto bytes = cbor::encode(kept);
    forget(kept);
    const auto secret = SecretBytes::copyOf(ByteView(bytes));
    wipe(bytes);
    m_seen = crypto::sha256(secret.view());
    return m_store.setSecret(secretName, secret);
}

Result<std::optional<std::vector<ChannelSettings>>> ChannelBook::news()
{
    const auto before = m_seen;
    auto channels = read();
    if (!channels)
        return tl::unexpected(channels.error());
    if (before == m_seen)
        return std::nullopt;
    return std::move(*channels);
}

} // namespace paillasse::store
