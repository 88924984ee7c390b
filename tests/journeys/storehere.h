// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include <QTemporaryDir>

#include "app/store/accounts/staff.h"
#include "app/store/commands/services.h"
#include "app/store/net/privatezone.h"
#include "app/store/net/server.h"
#include "tests/store/core/must.h"

namespace paillasse::journeys {

using store::testing::must;

class StoreClock final : public Clock {
public:
    std::atomic<std::int64_t> ahead{0};
    [[nodiscard]] Instant now() const override { return m_system.now() + ahead; }

private:
    SystemClock m_system;
};

// The real gate, with something between it and the network: what a test makes of an answer, or of a request.
class ZoneBefore : public store::Zone {
public:
    explicit ZoneBefore(Zone& zone) : m_zone(zone) {}
    tl::expected<store::Admission, store::Reply> admit(const store::RequestHead& head, const store::Peer& peer) override { return m_zone.admit(head, peer); }
    void answer(const store::Admission& admission, store::Request request, store::Answer answer) override { m_zone.answer(admission, std::move(request), std::move(answer)); }
    bool stillWelcome(const store::Admission& admission, const store::Peer& peer) override { return m_zone.stillWelcome(admission, peer); }
    bool runAside(std::function<void()> job) override { return m_zone.runAside(std::move(job)); }

private:
    Zone& m_zone;
};

// A real store of one laboratory in this process, on loopback, with a clock that the test sets. It listens from listen() on.
class StoreHere {
public:
    StoreHere()
    {
        const auto data = m_folder.filePath(QStringLiteral("store")).toStdString();
        m_laboratory = must(store::initialise(store::DataDirectory(data), "LBM", clock)).laboratory;
        m_office = must(store::Office::open(data, store::LockKind::Serving, clock, m_log));
        must(store::Authority::create(m_office->store(), {"127.0.0.1"}, m_office->settings(), clock));
        m_services = must(store::Services::open(*m_office, clock, m_log));
        m_zone = std::make_unique<store::PrivateZone>(must(m_services->routes()), m_office->registry(), m_requests, m_passwords, clock, m_log);
    }
    ~StoreHere()
    {
        stopListening();
        m_passwords.stop();
        m_requests.stop();
    }

    // Under a certificate that begins now by this clock; at the port of before, if there was one.
    void listen(store::Zone& zone, const Clock& certificateClock)
    {
        auto keys = must(m_services->authority().makeServerCertificate({"127.0.0.1"}, m_office->settings(), certificateClock.now()));
        store::ServerSettings settings;
        settings.address = "127.0.0.1";
        settings.port = m_port;
        m_server = must(store::Server::listen(settings, {keys.certificate, std::move(keys.privateKey), m_services->authority().certificate()}, zone, m_log));
        m_port = m_server->port();
    }
    void stopListening()
    {
        if (m_server)
            m_server->stop();
        m_server.reset();
    }

    [[nodiscard]] store::Zone& zone() { return *m_zone; }
    [[nodiscard]] store::Office& office() { return *m_office; }
    [[nodiscard]] const store::Server& server() const { return *m_server; }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    SecretBytes enrolmentCode()
    {
        auto workstations = must(store::Workstations::open(m_office->store(), m_office->writer(), m_services->authority(), m_office->keys(), m_office->settings(), clock));
        return must(workstations->makeCode(true)).text();
    }
    SecretBytes addPerson(const std::string& login, const std::string& name, access::Role role)
    {
        auto staff = must(store::Staff::open(m_office->store(), m_office->writer(), m_office->keys(), m_office->settings(), clock));
        return must(staff->add({login, name, "", {m_laboratory, role, 0, 0}})).code.text();
    }

    StoreClock clock;

private:
    QTemporaryDir m_folder;
    Log m_log{clock, {}};
    lab::LaboratoryId m_laboratory;
    std::unique_ptr<store::Office> m_office;
    std::unique_ptr<store::Services> m_services;
    store::Workers m_requests{2, 1000};
    store::Workers m_passwords{1, 100};
    std::unique_ptr<store::PrivateZone> m_zone;
    std::unique_ptr<store::Server> m_server;
    std::uint16_t m_port = 0;
};

} // namespace paillasse::journeys
