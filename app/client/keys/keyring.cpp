// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/keys/keyring.h"

#include <QLibrary>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include "app/client/keys/secretservice.h"

namespace paillasse::client {

namespace {

Error errorOf(QKeychain::Error code)
{
    switch (code) {
    case QKeychain::EntryNotFound: return {ErrorCode::NotFound, "keyring: no such entry"};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return {ErrorCode::Refused, "keyring: access denied"};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return {ErrorCode::Missing, "keyring: no service"};
    default: return {ErrorCode::Internal, "keyring: error " + std::to_string(static_cast<int>(code))};
    }
}

// libsecret keeps its session with the daemon that it found first, and reads nothing from one that was started since: it is to look anew.
// QtKeychain loads it in the same way.
void forgetService()
{
#ifdef Q_OS_LINUX
    static QLibrary libsecret(QStringLiteral("secret-1"), 0);
    using Disconnect = void (*)();
    if (const auto disconnect = reinterpret_cast<Disconnect>(libsecret.resolve("secret_service_disconnect")))
        disconnect();
#endif
}

// Starts the job; `done` runs once, with the job or (too slow) with null. QtKeychain's jobs know no time limit and cannot be
// stopped: one that is late goes on by itself and deletes itself.
template <class Job>
void run(Job* job, const QString& entry, std::chrono::milliseconds limit, QObject* owner, std::function<void(Job*)> done)
{
    job->setKey(entry);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    auto* timer = new QTimer(owner);
    timer->setSingleShot(true);
    auto finished = std::make_shared<bool>(false);
    QObject::connect(timer, &QTimer::timeout, owner, [timer, finished, done] {
        timer->deleteLater();
        if (!std::exchange(*finished, true))
            done(nullptr);
    });
    QObject::connect(job, &QKeychain::Job::finished, owner, [timer = QPointer<QTimer>(timer), finished, done, job] {
        if (timer)
            timer->deleteLater();
        if (!std::exchange(*finished, true))
            done(job);
    });
    timer->start(limit);
    forgetService();
    job->start();
}

Error tooSlow()
{
    return {ErrorCode::Cancelled, "keyring: no answer in time"};
}

template <class Value>
std::function<void(Value)> guarded(QObject* context, std::function<void(Value)> reply)
{
    return [guard = QPointer<QObject>(context), reply = std::move(reply)](Value value) {
        if (guard)
            reply(std::move(value));
    };
}

Result<> isUsable(KeyringState state)
{
    if (state == KeyringState::Locked)
        return fail(ErrorCode::Locked, "keyring: locked");
    if (state == KeyringState::Missing)
        return fail(ErrorCode::Missing, "keyring: no service");
    return {};
}

} // namespace

Keyring::Keyring(QString service, std::chrono::milliseconds limit, QObject* parent) : QObject(parent), m_service(std::move(service)), m_limit(limit) {}

void Keyring::look(QObject* context, std::function<void(KeyringState)> reply)
{
#ifdef Q_OS_LINUX
    askSecretService(m_limit, this, guarded<KeyringState>(context, std::move(reply)));
#else
    QTimer::singleShot(0, context, [reply] { reply(KeyringState::Unknown); });
#endif
}

void Keyring::read(const QString& entry, QObject* context, std::function<void(Result<std::shared_ptr<SecretBytes>>)> reply)
{
    look(this, [this, entry, reply = guarded<Result<std::shared_ptr<SecretBytes>>>(context, std::move(reply))](KeyringState state) {
        if (const auto usable = isUsable(state); !usable)
            return reply(tl::unexpected(usable.error()));
        readUnlocked(entry, reply);
    });
}

void Keyring::readUnlocked(const QString& entry, std::function<void(Result<std::shared_ptr<SecretBytes>>)> reply)
{
    using Job = QKeychain::ReadPasswordJob;
    run<Job>(new Job(m_service), entry, m_limit, this, [reply = std::move(reply)](Job* job) {
        if (!job)
            return reply(tl::unexpected(tooSlow()));
        if (job->error() != QKeychain::NoError)
            return reply(tl::unexpected(errorOf(job->error())));
        const auto data = job->binaryData();
        auto secret = std::make_shared<SecretBytes>(SecretBytes::copyOf(ByteView(reinterpret_cast<const std::uint8_t*>(data.constData()), static_cast<std::size_t>(data.size()))));
        // The job's own copy too: the bytes are shared with it.
        wipe({const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(data.constData())), static_cast<std::size_t>(data.size())});
        reply(secret);
    });
}

void Keyring::write(const QString& entry, SecretBytes secret, QObject* context, std::function<void(Result<>)> reply)
{
    using Job = QKeychain::WritePasswordJob;
    auto kept = std::make_shared<SecretBytes>(std::move(secret));
    auto guard = guarded<Result<>>(context, std::move(reply));
    look(this, [this, entry, kept, guard](KeyringState state) {
        if (const auto usable = isUsable(state); !usable)
            return guard(usable);
        auto* job = new Job(m_service);
        job->setBinaryData(QByteArray(reinterpret_cast<const char*>(kept->view().data()), static_cast<qsizetype>(kept->size())));
        run<Job>(job, entry, m_limit, this, [this, entry, kept, guard](Job* done) {
            if (!done)
                return guard(tl::unexpected(tooSlow()));
            if (done->error() != QKeychain::NoError)
                return guard(tl::unexpected(errorOf(done->error())));
            readUnlocked(entry, [kept, guard](const Result<std::shared_ptr<SecretBytes>>& back) {
                const bool same = back && (*back)->equals(*kept);
                guard(same ? Result<>() : fail(ErrorCode::Missing, "keyring: what was written does not come back"));
            });
        });
    });
}

void Keyring::remove(const QString& entry, QObject* context, std::function<void(Result<>)> reply)
{
    using Job = QKeychain::DeletePasswordJob;
    auto guard = guarded<Result<>>(context, std::move(reply));
    // A locked keyring says that there is no such entry, as if it were gone.
    look(this, [this, entry, guard](KeyringState state) {
        if (const auto usable = isUsable(state); !usable)
            return guard(usable);
        run<Job>(new Job(m_service), entry, m_limit, this, [guard](Job* job) {
            if (!job)
                return guard(tl::unexpected(tooSlow()));
            if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
                return guard(tl::unexpected(errorOf(job->error())));
            guard({});
        });
    });
}

} // namespace paillasse::client
