// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/accountdesk.h"

#include <utility>

#include "app/client/taskthread.h"
#include "app/crypto/totp.h"

namespace paillasse::client {

namespace {

constexpr std::int64_t signingMs = 15 * minuteMs;
constexpr std::chrono::seconds limit{30};

Error errorOf(const NetTrouble& trouble)
{
    return {trouble.answerCode(), trouble.reference};
}

void append(std::string& text, std::string_view part)
{
    constexpr auto hex = "0123456789ABCDEF";
    for (const char c : part) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain)
            text += c;
        else
            text.append({'%', hex[byte >> 4], hex[byte & 15]});
    }
}

} // namespace

// As authenticators read it: otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=…; algorithm, digits and period are the defaults.
SecretBytes FactorOffer::uri() const
{
    std::string text = "otpauth://totp/";
    append(text, issuer);
    text += ':';
    append(text, account);
    text += "?issuer=";
    append(text, issuer);
    text += "&secret=";
    const auto encoded = crypto::base32(secret);
    SecretBytes all(text.size() + encoded.size());
    const auto rest = std::ranges::copy(asBytes(text), all.writable().begin()).out;
    std::ranges::copy(encoded.view(), rest);
    return all;
}

SecretBytes FactorOffer::typed() const
{
    constexpr std::size_t group = 4;
    const auto encoded = crypto::base32(secret);
    const auto size = encoded.size();
    SecretBytes all(size + (size == 0 ? 0 : (size - 1) / group));
    auto out = all.writable().begin();
    for (std::size_t i = 0; i < size; ++i) {
        if (i > 0 && i % group == 0)
            *out++ = ' ';
        *out++ = encoded.view()[i];
    }
    return all;
}

void AccountDesk::use(const StoreSession& session)
{
    m_token = session.token;
    const auto& reply = session.reply;
    m_hasFactor = reply.hasFactor;
    m_mustSetUp = session.token && reply.factorToSetUp;
    m_recoveryCodes = static_cast<int>(reply.recoveryCodesLeft);
    // A renewed session is another one to the store: what was proved or begun in the last one does not count there.
    m_unkept.clear();
    m_signingEnd.use(m_token);
    signingOpened(session.token && !reply.factorUntil.isNull() ? m_clock.now() + (reply.factorUntil - reply.storeTime) : Instant());
}

void AccountDesk::signingOpened(Instant until)
{
    m_factorUntil = until;
    if (m_isLocked && !until.isNull())
        lock();
}

void AccountDesk::lock()
{
    m_isLocked = true;
    endSigning();
}

// The end withdraws a factor that is being put in force. Its codes have been shown, so the end is said when the store has answered.
void AccountDesk::endSigning()
{
    m_factorUntil = {};
    m_endsWhenKept = m_isKeeping;
    if (!m_isKeeping)
        m_signingEnd.say();
}

void AccountDesk::codeTaken()
{
    if (m_isLocked)
        m_signingEnd.say();
}

void AccountDesk::close()
{
    ++m_number;
    m_token.reset();
    m_unkept.clear();
    m_hasFactor = false;
    m_mustSetUp = false;
    m_recoveryCodes = 0;
    m_factorUntil = {};
    m_isLocked = false;
    m_isKeeping = false;
    m_endsWhenKept = false;
    m_signingEnd.use(nullptr);
}

template <class Message>
void AccountDesk::post(const char* path, const Message& message, QObject* context, std::function<void(NetResult<Bytes>)> answer)
{
    send(path, wire::encodeMessage(message), context, std::move(answer));
}

void AccountDesk::send(const char* path, Bytes body, QObject* context, std::function<void(NetResult<Bytes>)> answer)
{
    const auto ofThisSession = [this, number = m_number, answer = std::move(answer)](const NetResult<Bytes>& come) {
        answer(number == m_number ? come : tl::unexpected(NetTrouble{Failure::Internal, ErrorCode::Cancelled, 0, 0, "signed out meanwhile", false}));
    };
    const auto back = replyOn<NetResult<Bytes>>(this, context, ofThisSession);
    if (!m_token)
        return back(tl::unexpected(NetTrouble{}));
    HttpRequest request;
    request.path = QLatin1String(path);
    request.body = std::move(body);
    request.token = m_token;
    request.limit = limit;
    // A code shown now is not to be ended by what the lock before it has still to say.
    m_signingEnd.before([this, back, request = std::make_shared<HttpRequest>(std::move(request))](bool isThere) {
        if (!isThere)
            return back(tl::unexpected(SigningEnd::notThere()));
        m_transport.send(std::move(*request), back);
    });
}

void AccountDesk::offer(const SecretBytes& presentCode, QObject* context, Reply<FactorOffer> reply)
{
    m_unkept.clear();
    wire::FactorOfferRequest request{std::string(asText(presentCode.view()))};
    post("/v1/session/factor/new", request, context, [reply = std::move(reply)](const NetResult<Bytes>& answer) {
        if (!answer)
            return reply(tl::unexpected(errorOf(answer.error())));
        auto offer = wire::decodeMessage<wire::FactorOffer>(*answer);
        if (!offer)
            return reply(tl::unexpected(offer.error()));
        FactorOffer made{SecretBytes::copyOf(offer->secret), offer->account, offer->issuer};
        wipe(offer->secret);
        reply(std::move(made));
    });
}

void AccountDesk::confirm(const SecretBytes& code, QObject* context, Reply<std::vector<std::string>> recoveryCodes)
{
    if (!m_unkept.empty())
        return keepUnkept(context, std::move(recoveryCodes));
    wire::FactorConfirmation request{std::string(asText(code.view()))};
    post("/v1/session/factor/confirm", request, context, [this, reply = std::move(recoveryCodes)](const NetResult<Bytes>& answer) {
        if (!answer)
            return reply(tl::unexpected(errorOf(answer.error())));
        auto codes = wire::decodeMessage<wire::RecoveryCodes>(*answer);
        if (!codes)
            return reply(tl::unexpected(codes.error()));
        // Before the work begins a lock loses what is on the screen; afterwards the page keeps it.
        if (m_mustSetUp)
            return reply(std::move(codes->codes));
        m_unkept = std::move(codes->codes);
        keepUnkept(this, reply);
    });
}

void AccountDesk::keepUnkept(QObject* context, Reply<std::vector<std::string>> recoveryCodes)
{
    keepFactor(context, [this, reply = std::move(recoveryCodes)](const Result<>& kept) {
        if (kept)
            return reply(std::exchange(m_unkept, {}));
        // Without an answer it may be in force: the codes wait until there is one.
        if (kept.error().code == ErrorCode::NotFound)
            m_unkept.clear();
        reply(tl::unexpected(kept.error()));
    });
}

void AccountDesk::keepFactor(QObject* context, Reply<void> reply)
{
    m_isKeeping = true;
    send("/v1/session/factor/kept", {}, context, [this, reply = std::move(reply)](const NetResult<Bytes>& answer) {
        m_isKeeping = false;
        const bool isOver = std::exchange(m_endsWhenKept, false);
        if (isOver)
            endSigning();
        if (!answer)
            return reply(tl::unexpected(errorOf(answer.error())));
        const auto kept = wire::decodeMessage<wire::FactorReply>(*answer);
        if (!kept)
            return reply(tl::unexpected(kept.error()));
        m_hasFactor = true;
        m_mustSetUp = false;
        m_recoveryCodes = static_cast<int>(kept->recoveryCodesLeft);
        signingOpened(kept->until.isNull() || isOver ? Instant() : m_clock.now() + signingMs); // told again, after it was ended
        reply({});
    });
}

void AccountDesk::newRecoveryCodes(const SecretBytes& code, QObject* context, Reply<std::vector<std::string>> recoveryCodes)
{
    wire::FactorProof request{std::string(asText(code.view()))};
    post("/v1/session/factor/codes", request, context, [this, reply = std::move(recoveryCodes)](const NetResult<Bytes>& answer) {
        if (!answer)
            return reply(tl::unexpected(errorOf(answer.error())));
        auto codes = wire::decodeMessage<wire::RecoveryCodes>(*answer);
        if (!codes)
            return reply(tl::unexpected(codes.error()));
        m_recoveryCodes = static_cast<int>(codes->codes.size());
        reply(std::move(codes->codes));
    });
}

void AccountDesk::prove(const SecretBytes& code, QObject* context, Reply<Instant> until)
{
    wire::FactorProof request{std::string(asText(code.view()))};
    post("/v1/session/factor", request, context, [this, reply = std::move(until)](const NetResult<Bytes>& answer) {
        if (!answer)
            return reply(tl::unexpected(errorOf(answer.error())));
        const auto proved = wire::decodeMessage<wire::FactorReply>(*answer);
        if (!proved)
            return reply(tl::unexpected(proved.error()));
        m_recoveryCodes = static_cast<int>(proved->recoveryCodesLeft);
        signingOpened(m_clock.now() + signingMs);
        reply(m_factorUntil);
    });
}

void AccountDesk::changePassword(wire::PasswordChange change, QObject* context, Reply<void> reply)
{
    post("/v1/session/password", change, context, [reply = std::move(reply)](const NetResult<Bytes>& answer) { reply(answer ? Result<>() : Result<>(tl::unexpected(errorOf(answer.error())))); });
    wipe(change.auth);
    wipe(change.newAuth);
}

} // namespace paillasse::client
