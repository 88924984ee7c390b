// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/signinflow.h"

#include <utility>

#include "app/client/session/trouble.h"
#include "app/client/version.h"
#include "app/crypto/crypto.h"
#include "app/crypto/enrolmentcode.h"
#include "app/crypto/seal.h"

namespace paillasse::client {

namespace {

// A store that does not answer must not hold up who can work without it.
constexpr std::chrono::seconds saltLimit{4};
constexpr std::chrono::seconds hashLimit{60};
constexpr std::string_view signingKeyLabel = "paillasse.signing-key.v1";
constexpr crypto::Argon2Cost most{1ull << 30, 16};

} // namespace

void derivePassword(TaskThread& worker, std::shared_ptr<const SecretBytes> password, const Bytes& salt, const crypto::Argon2Cost& cost, std::function<void(PasswordKey)> reply)
{
    worker.post(Priority::Now, [password = std::move(password), salt, cost, reply = std::move(reply)] {
        auto key = crypto::derivePasswordKey(*password, salt, cost);
        reply(key ? std::make_shared<const SecretBytes>(std::move(*key)) : nullptr);
    });
}

Bytes sealSigningKey(const crypto::SigningKey& key, const SecretBytes& passwordKey)
{
    return crypto::sealWithKey(crypto::signWrapKey(passwordKey), key.secret().view(), asBytes(signingKeyLabel));
}

Result<crypto::SigningKey> openSigningKey(ByteView sealed, const SecretBytes& passwordKey)
{
    const auto seed = crypto::openSecretWithKey(crypto::signWrapKey(passwordKey), sealed, asBytes(signingKeyLabel));
    if (!seed)
        return paillasse::fail(ErrorCode::WrongSecret, "session: the signing key does not open with this password");
    return crypto::SigningKey::fromSecret(*seed);
}

SignInFlow::SignInFlow(SignInPlace place, Attempt attempt, Done done, std::function<void()> codeAsked, QObject* home)
    : QObject(home), m_home(home), m_place(std::move(place)), m_attempt(std::move(attempt)), m_done(std::move(done)), m_codeAsked(std::move(codeAsked))
{
}

void SignInFlow::start()
{
    struct Found {
        std::optional<KeySlot> slot;
        std::optional<KeySlot> next;
    };
    const auto found = back<Found>([this](const Found& here) {
        m_slot = here.slot;
        m_next = here.next;
        if (m_attempt.activation)
            return activate();
        if (m_slot)
            derive(m_slot->salt, m_slot->cost);
        if (m_attempt.offline)
            return openOffline({Failure::Offline, ErrorCode::Unreachable, 0, 0, "by choice"});
        askSalt();
    });
    m_place.worker.post(Priority::Now, [found, keeper = m_place.keeper, login = m_attempt.login] {
        const auto slot = keeper->vault().findLogin(login);
        found({slot, slot ? keeper->vault().findNext(slot->person) : std::nullopt});
    });
}

void SignInFlow::derive(const Bytes& salt, const crypto::Argon2Cost& cost)
{
    m_deriving = true;
    derivePassword(m_place.worker, m_attempt.password, salt, cost, back<PasswordKey>([this, salt, cost](const PasswordKey& key) {
        m_deriving = false;
        if (!key)
            return fail(trouble(Failure::Internal, "not enough memory for the password's key"));
        m_key = key;
        m_keySalt = salt;
        m_keyCost = cost;
        proceed();
    }));
}

void SignInFlow::send(const char* path, Bytes body, std::chrono::milliseconds limit, std::function<void(NetResult<Bytes>)> answer)
{
    HttpRequest request;
    request.path = QLatin1String(path);
    request.body = std::move(body);
    request.limit = limit;
    m_place.transport.send(std::move(request), back<NetResult<Bytes>>(std::move(answer)));
}

void SignInFlow::askSalt()
{
    send("/v1/session/salt", wire::encodeMessage(wire::SaltRequest{m_attempt.login}), saltLimit, [this](const NetResult<Bytes>& answer) {
        if (!answer && answer.error().isPassing()) {
            m_unreachable = answer.error();
            return proceed();
        }
        if (!answer)
            return fail(asTrouble(answer.error()));
        const auto reply = wire::decodeMessage<wire::SaltReply>(*answer);
        const bool sound = reply && reply->salt.size() == crypto::saltSize && reply->memoryBytes <= most.memoryBytes && reply->passes <= most.passes && reply->passes > 0;
        if (!sound)
            return fail(trouble(Failure::NotPaillasse, "an answer about the salt that cannot be"));
        m_salt = reply->salt;
        m_cost = {reply->memoryBytes, reply->passes};
        m_asksCode = reply->codeAsked;
        proceed();
    });
}

// Goes on as soon as what is known is enough: the store's salt and the key made with it, or no store and the slot's key.
void SignInFlow::proceed()
{
    if (m_deriving)
        return;
    if (m_unreachable)
        return openOffline(*m_unreachable);
    if (m_salt.empty())
        return;
    if (!keyFits())
        return derive(m_salt, m_cost);
    if (m_asksCode && !m_attempt.code)
        return m_codeAsked();
    askSession();
}

void SignInFlow::giveCode(std::shared_ptr<const SecretBytes> code)
{
    m_attempt.code = std::move(code);
    proceed();
}

void SignInFlow::askSession()
{
    const auto key = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::make());
    const auto auth = crypto::authKey(*m_key);
    wire::SessionRequest request{m_attempt.login, toBytes(auth.view()), key->publicKey(), m_attempt.takeSeat};
    if (m_attempt.code)
        request.code = asText(m_attempt.code->view());
    request.force = m_attempt.force;
    request.clientVersion = clientVersion();
    auto body = wire::encodeMessage(request);
    wipe(request.auth);
    send("/v1/session", std::move(body), hashLimit, [this, key](const NetResult<Bytes>& answer) { answered(answer, key); });
}

void SignInFlow::answered(const NetResult<Bytes>& answer, const std::shared_ptr<const crypto::SigningKey>& key)
{
    if (!answer && answer.error().isPassing()) {
        if (m_next && isOfStore(*m_next))
            m_slot = std::exchange(m_next, {});
        // The store's salt is another one than the slot's: it is the password before that opens what is here.
        if (m_slot && !isOfStore(*m_slot))
            return fail(trouble(Failure::NeedsPrevious, answer.error().reference));
        return openOffline(answer.error());
    }
    if (!answer && answer.error().code == ErrorCode::Refused)
        return fail(trouble(Failure::SeatSilent, answer.error().reference));
    if (!answer && answer.error().failure == Failure::ClientTooOld)
        m_place.worker.post(Priority::Now, [keeper = m_place.keeper] { keeper->programIsTooOld(); });
    if (!answer && m_codeRefused && answer.error().failure == Failure::WrongCredentials)
        return fail(trouble(Failure::ActivationInvalid, answer.error().reference));
    if (!answer)
        return fail(asTrouble(answer.error()));
    auto reply = wire::decodeMessage<wire::SessionReply>(*answer);
    if (!reply)
        return fail(trouble(Failure::NotPaillasse, reply.error().detail));
    openHere(std::move(*reply), key);
}

void SignInFlow::openHere(wire::SessionReply reply, const std::shared_ptr<const crypto::SigningKey>& key)
{
    auto session = StoreSession::from(std::move(reply), key, m_place.storeSigningKey, m_place.workstation);
    if (!session)
        return fail(trouble(Failure::WrongStore, session.error().detail));
    const auto done = back<Opening<std::shared_ptr<OpenedSession>>>([this](const Opening<std::shared_ptr<OpenedSession>>& opened) { finish(opened); });
    m_place.worker.post(Priority::Now, [done, keeper = m_place.keeper, session = std::move(*session), salt = m_salt, cost = m_cost, passwordKey = m_key] {
        auto opened = keeper->openOnline(session, salt, cost, *passwordKey);
        done(opened ? Opening<std::shared_ptr<OpenedSession>>(std::make_shared<OpenedSession>(std::move(*opened))) : tl::unexpected(std::move(opened.error())));
    });
}

void SignInFlow::openOffline(const NetTrouble& why)
{
    if (!m_slot)
        return fail(asTrouble(why));
    if (!m_key || m_keySalt != m_slot->salt || !(m_keyCost == m_slot->cost)) {
        m_unreachable = why;
        if (!m_deriving)
            derive(m_slot->salt, m_slot->cost);
        return;
    }
    const auto done = back<Opening<std::shared_ptr<OpenedSession>>>([this, why](const Opening<std::shared_ptr<OpenedSession>>& opened) {
        // Nobody here can say which of two passwords the store took: either opens.
        if (!opened && opened.error().failure == Failure::WrongPasswordOffline && m_next) {
            m_slot = std::exchange(m_next, {});
            return openOffline(why);
        }
        finish(opened);
    });
    m_place.worker.post(Priority::Now, [done, keeper = m_place.keeper, slot = *m_slot, passwordKey = m_key] {
        auto opened = keeper->openOffline(slot, *passwordKey);
        done(opened ? Opening<std::shared_ptr<OpenedSession>>(std::make_shared<OpenedSession>(std::move(*opened))) : tl::unexpected(std::move(opened.error())));
    });
}

void SignInFlow::activate()
{
    const auto code = crypto::ActivationCode::parse(asText(m_attempt.activation->view()));
    if (!code)
        return fail(trouble(Failure::ActivationInvalid, code.error().detail));
    m_salt = crypto::randomBytes(crypto::saltSize);
    m_cost = {};
    derivePassword(m_place.worker, m_attempt.password, m_salt, m_cost, back<PasswordKey>([this, codeHash = crypto::digestBytes(code->secretHash())](const PasswordKey& key) {
        if (!key)
            return fail(trouble(Failure::Internal, "not enough memory for the password's key"));
        m_key = key;
        m_keySalt = std::exchange(m_salt, {});
        m_keyCost = m_cost;
        const auto signingKey = crypto::SigningKey::make();
        const auto auth = crypto::authKey(*m_key);
        const wire::ActivationRequest request{m_attempt.login, codeHash, m_keySalt, toBytes(auth.view()), signingKey.publicKey(), sealSigningKey(signingKey, *m_key)};
        send("/v1/session/activation", wire::encodeMessage(request), hashLimit, [this](const NetResult<Bytes>& answer) {
            if (answer)
                return askSalt(); // also for whether a code is asked for
            const auto& net = answer.error();
            if (net.code == ErrorCode::InvalidInput)
                return fail(trouble(Failure::ActivationInvalid, net.reference));
            if (net.code != ErrorCode::WrongSecret)
                return fail(asTrouble(net));
            // A code works once. If its answer was lost on the way, the password that was chosen then holds already.
            m_codeRefused = true;
            askSalt();
        });
    }));
}

void SignInFlow::finish(const Opening<std::shared_ptr<OpenedSession>>& opened)
{
    if (!opened)
        return fail(opened.error());
    (*opened)->auth = std::make_shared<const SecretBytes>(crypto::authKey(*m_key));
    const auto done = std::exchange(m_done, {});
    deleteLater();
    done(*opened, {});
}

void SignInFlow::fail(const Trouble& trouble)
{
    const auto done = std::exchange(m_done, {});
    if (!done)
        return;
    deleteLater();
    done(nullptr, trouble);
}

} // namespace paillasse::client
