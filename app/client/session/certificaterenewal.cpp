// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/certificaterenewal.h"

#include <utility>

#include "app/crypto/certificate.h"
#include "app/wire/accountmessages.h"

namespace paillasse::client {

namespace {

struct NewKey {
    std::shared_ptr<SecretBytes> key;
    std::string request; // PKCS#10
};

Result<NewKey> newKey(const std::string& name)
{
    NewKey made{std::make_shared<SecretBytes>(crypto::makePrivateKey()), {}};
    if (made.key->isEmpty())
        return paillasse::fail(ErrorCode::Internal, "renewal: no key could be made");
    auto request = crypto::makeRequest(*made.key, name);
    if (!request)
        return tl::unexpected(request.error());
    made.request = std::move(*request);
    return made;
}

} // namespace

CertificateRenewal::CertificateRenewal(const WorkstationPlace& place, Enrolment enrolment, std::shared_ptr<WorkstationKeys> keys, Done done, QObject* home)
    : QObject(home), m_home(home), m_place(place), m_enrolment(std::move(enrolment)), m_keys(std::move(keys)),
      m_entry("workstation-" + Uuid::make(place.clock.now()).toString()), m_done(std::move(done))
{
}

void CertificateRenewal::start()
{
    const auto made = back<Result<NewKey>>([this](const Result<NewKey>& key) {
        if (!key)
            return fail(key.error());
        m_keys = std::make_shared<WorkstationKeys>(WorkstationKeys{m_keys->device.clone(), std::move(*key->key), m_keys->seal.clone()});
        m_request = key->request;
        auto next = m_enrolment;
        next.spareEntries.push_back(m_entry);
        write(next, [this] { keepKeys(); });
    });
    m_place.worker.post(Priority::Soon, [made, name = m_enrolment.workstationName] { made(newKey(name)); });
}

void CertificateRenewal::keepKeys()
{
    m_place.keyring.write(QString::fromStdString(m_entry), m_keys->entry(), this, [this](const Result<>& kept) {
        if (!kept)
            return fail(kept.error());
        ask();
    });
}

void CertificateRenewal::ask()
{
    HttpRequest request;
    request.path = QStringLiteral("/v1/workstation/certificate");
    request.body = wire::encodeMessage(wire::RenewalRequest{m_request});
    m_place.transport.send(std::move(request), back<NetResult<Bytes>>([this](const NetResult<Bytes>& answer) {
        if (!answer)
            return fail({answer.error().code, answer.error().reference});
        take(*answer);
    }));
}

void CertificateRenewal::take(const Bytes& answer)
{
    const auto reply = wire::decodeMessage<wire::RenewalReply>(answer);
    if (!reply)
        return fail(reply.error());
    const auto facts = crypto::readCertificate(reply->certificate);
    const auto authority = crypto::readCertificate(reply->authority);
    const auto known = crypto::readCertificate(m_enrolment.authority);
    const bool isOurs = facts && facts->commonName == m_enrolment.workstation.toString() && crypto::isForKey(reply->certificate, m_keys->tlsKey);
    if (!isOurs || !authority || !known || authority->publicKeyHash != known->publicKeyHash)
        return fail({ErrorCode::NotTrusted, "renewal: a certificate that is not for this workstation"});
    auto next = m_enrolment;
    next.certificate = reply->certificate;
    next.authority = reply->authority;
    std::erase(next.spareEntries, m_entry);
    next.spareEntries.push_back(std::exchange(next.keyringEntry, m_entry));
    write(next, [this] { finish({m_enrolment, m_keys, {}}); });
}

void CertificateRenewal::write(const Enrolment& next, std::function<void()> then)
{
    const auto written = back<Result<>>([this, next, then = std::move(then)](const Result<>& kept) {
        if (!kept)
            return fail(kept.error());
        m_enrolment = next;
        then();
    });
    m_place.worker.post(Priority::Now, [written, profile = m_place.profile, next, keys = m_keys] { written(profile.writeEnrolment(next, keys->seal)); });
}

void CertificateRenewal::fail(const Error& error)
{
    finish({m_enrolment, nullptr, error});
}

void CertificateRenewal::finish(const Outcome& outcome)
{
    const auto done = std::exchange(m_done, {});
    if (!done)
        return;
    deleteLater();
    done(outcome);
}

} // namespace paillasse::client
