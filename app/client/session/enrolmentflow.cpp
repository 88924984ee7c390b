// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/enrolmentflow.h"

#include "app/client/net/storeprobe.h"
#include "app/client/session/trouble.h"
#include "app/crypto/certificate.h"
#include "app/crypto/crypto.h"

namespace paillasse::client {

namespace {

constexpr std::chrono::seconds askAgain{2};

Failure failureOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Locked:
    case ErrorCode::Cancelled:
    case ErrorCode::Refused: return Failure::KeyringLocked;
    case ErrorCode::Missing: return Failure::KeyringMissing;
    case ErrorCode::DiskFull: return Failure::DiskFull;
    default: return Failure::Internal;
    }
}

struct NewKeys {
    std::shared_ptr<WorkstationKeys> keys;
    std::string request; // PKCS#10
};

Result<NewKeys> newKeys(const Profile& profile, const std::string& name)
{
    // A keyring that has lost its secrets looks like a new one. New keys would make what is here unreadable for good.
    if (profile.hasEncryptedFiles())
        return paillasse::fail(ErrorCode::Conflict, "an encrypted copy of an earlier enrolment is here");
    auto keys = WorkstationKeys::make();
    if (!keys)
        return tl::unexpected(keys.error());
    auto request = crypto::makeRequest(keys->tlsKey, name);
    if (!request)
        return tl::unexpected(request.error());
    return NewKeys{std::make_shared<WorkstationKeys>(std::move(*keys)), std::move(*request)};
}

std::shared_ptr<const TlsIdentity> identityOf(const Enrolment& enrolment, const WorkstationKeys& keys)
{
    return std::make_shared<const TlsIdentity>(TlsIdentity{enrolment.authority, enrolment.certificate, keys.tlsKey.clone()});
}

} // namespace

EnrolmentFlow::EnrolmentFlow(Profile profile, Keyring& keyring, Transport& transport, TaskThread& worker, const Clock& clock, Sinks sinks, QObject* home)
    : QObject(home), m_home(home), m_profile(std::move(profile)), m_keyring(keyring), m_transport(transport), m_worker(worker), m_clock(clock), m_sinks(std::move(sinks)), m_again(this)
{
    m_again.setSingleShot(true);
    m_again.setInterval(askAgain);
    connect(&m_again, &QTimer::timeout, this, [this] { ask("/v1/enrolment/status"); });
}

QString EnrolmentFlow::wordsOf(const Enrolment& enrolment)
{
    const auto hash = crypto::requestedKeyHash(enrolment.request);
    return hash ? QString::fromStdString(crypto::readAloud(*hash)) : QString();
}

void EnrolmentFlow::start(const SecretBytes& code, const QString& workstation, const QString& address)
{
    const auto store = StoreAddress::parse(address);
    if (!store)
        return fail(trouble(Failure::Offline, "an address is a host and a port: store.example:8443"));
    m_enrolment = {};
    m_enrolment.address = address.trimmed().toStdString();
    m_enrolment.workstationName = workstation.trimmed().toStdString();
    probe(*store, code);
}

void EnrolmentFlow::probe(const StoreAddress& address, const SecretBytes& code)
{
    auto parsed = crypto::EnrolmentCode::parse(asText(code.view()));
    auto kept = crypto::EnrolmentCode::parse(asText(code.view()));
    if (!parsed || !kept)
        return fail(trouble(Failure::CodeInvalid));
    m_code = std::move(*kept);
    new StoreProbe(address, std::move(*parsed), [this, address](const NetResult<std::string>& authority) {
        if (!authority)
            return fail(asTrouble(authority.error()));
        m_transport.setStore(address, std::make_shared<const TlsIdentity>(TlsIdentity{*authority, {}, {}}));
        makeKeys(*authority);
    }, this);
}

void EnrolmentFlow::makeKeys(const std::string& authority)
{
    m_enrolment.authority = authority;
    m_enrolment.secretHash = crypto::digestBytes(m_code->secretHash());
    m_enrolment.keyringEntry = "workstation-" + Uuid::make(m_clock.now()).toString();
    m_enrolment.keyringMark = "keyring-" + Uuid::make(m_clock.now()).toString();
    const auto made = back<Result<NewKeys>>([this](const Result<NewKeys>& keys) {
        if (!keys && keys.error().code == ErrorCode::Conflict)
            return fail(trouble(Failure::SecretMissing, keys.error().detail));
        if (!keys)
            return fail(keys.error());
        m_keys = keys->keys;
        m_enrolment.request = keys->request;
        keepKeys();
    });
    m_worker.post(Priority::Now, [made, profile = m_profile, name = m_enrolment.workstationName] { made(newKeys(profile, name)); });
}

void EnrolmentFlow::keepKeys()
{
    keep(m_enrolment.keyringEntry, m_keys->entry(), [this] {
        keep(m_enrolment.keyringMark, SecretBytes::copyOf("Paillasse"), [this] { ask("/v1/enrolment"); });
    });
}

void EnrolmentFlow::keep(const std::string& entry, SecretBytes secret, const std::function<void()>& then)
{
    m_keyring.write(QString::fromStdString(entry), std::move(secret), this, [this, then](const Result<>& kept) { kept ? then() : fail(kept.error()); });
}

void EnrolmentFlow::ask(const char* path)
{
    HttpRequest request;
    request.path = QLatin1String(path);
    request.body = wire::encodeMessage(wire::EnrolmentRequest{m_enrolment.workstationName, m_enrolment.secretHash, m_enrolment.request});
    m_transport.send(std::move(request), back<NetResult<Bytes>>([this](const NetResult<Bytes>& answer) { answered(answer); }));
}

void EnrolmentFlow::answered(const NetResult<Bytes>& answer)
{
    if (answer) {
        const auto reply = wire::decodeMessage<wire::EnrolmentReply>(*answer);
        return reply ? take(*reply) : fail(trouble(Failure::NotPaillasse, reply.error().detail));
    }
    const auto& net = answer.error();
    const bool isWaiting = !m_enrolment.workstation.isNull();
    if (net.isPassing() && isWaiting)
        return m_again.start();
    if (net.code == ErrorCode::WrongSecret)
        return fail(trouble(Failure::CodeInvalid, net.reference));
    if (net.code == ErrorCode::Revoked)
        return fail(trouble(Failure::EnrolmentRefused, net.reference));
    fail(asTrouble(net));
}

void EnrolmentFlow::take(const wire::EnrolmentReply& reply)
{
    const auto facts = crypto::readCertificate(reply.authority);
    // It must be the authority that the handshake showed and the code named.
    const auto known = crypto::readCertificate(m_enrolment.authority);
    if (!facts || !known || facts->publicKeyHash != known->publicKeyHash)
        return fail(trouble(Failure::WrongStore, "the store names another authority than the one that answers"));
    const bool isNew = m_enrolment.workstation.isNull();
    m_enrolment.workstation = reply.workstation;
    m_enrolment.store = reply.store;
    m_enrolment.storeSigningKey = reply.storeSigningKey;
    m_enrolment.storeBoxKey = reply.storeBoxKey;
    if (!reply.approved) {
        if (!isNew)
            return m_again.start();
        return keep([this] {
            m_sinks.awaiting(m_enrolment);
            m_again.start();
        });
    }
    if (!crypto::readCertificate(reply.certificate))
        return fail(trouble(Failure::NotPaillasse, "the certificate does not read"));
    m_enrolment.certificate = reply.certificate;
    m_enrolment.request.clear();
    m_enrolment.secretHash.clear();
    m_enrolment.enrolledAt = m_clock.now();
    keep([this] { m_sinks.approved(m_enrolment, m_keys); });
}

void EnrolmentFlow::resume(const Enrolment& enrolment, std::shared_ptr<WorkstationKeys> keys)
{
    m_enrolment = enrolment;
    m_keys = std::move(keys);
    const auto address = StoreAddress::parse(QString::fromStdString(enrolment.address));
    if (!address)
        return fail(trouble(Failure::Internal, "enrolment.json: no address"));
    auto identity = identityOf(enrolment, *m_keys);
    m_transport.setStore(*address, identity);
    m_sinks.awaiting(m_enrolment);
    ask("/v1/enrolment/status");
}

void EnrolmentFlow::keep(std::function<void()> then)
{
    const auto kept = back<Result<>>([this, then = std::move(then)](const Result<>& written) {
        if (!written)
            return fail(written.error());
        then();
    });
    m_worker.post(Priority::Now, [kept, profile = m_profile, enrolment = m_enrolment, keys = m_keys] { kept(profile.writeEnrolment(enrolment, keys->seal)); });
}

void EnrolmentFlow::fail(const Trouble& trouble)
{
    m_again.stop();
    m_sinks.failed(trouble);
}

void EnrolmentFlow::fail(const Error& error)
{
    fail(trouble(failureOf(error), std::string(toString(error.code)) + ": " + error.detail));
}

} // namespace paillasse::client
