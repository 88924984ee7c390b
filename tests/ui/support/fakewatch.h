// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/watch.h"

namespace paillasse::uitest {

// The store's side of supervision in memory: a day of a laboratory, or what a test puts there. Answers at once, or when `release` says so.
class FakeWatch final : public client::Watch {
    Q_OBJECT

public:
    explicit FakeWatch(Instant now);

    // 12/03/2026 in Pontivy: alerts in each state, a busy hour, people who stand out, a trail of 640 events.
    void fillWithADay();

    void setAlerts(std::vector<client::Alert> alerts);
    void raise(const client::Alert& alert);
    client::Alert& alert(std::size_t place) { return m_alerts[place]; }
    void changed() { Q_EMIT alertsChanged(); }
    [[nodiscard]] static client::Alert alertOf(std::uint8_t number, const char* rule, client::Severity severity = client::Severity::Medium);
    [[nodiscard]] static client::TrailRow rowOf(std::uint64_t sequence, client::EventKind kind, Instant at);
    static Uuid uuid(std::uint8_t kind, std::uint8_t number);

    [[nodiscard]] const std::vector<client::Alert>& alerts() const override { return m_alerts; }
    [[nodiscard]] bool isKnown() const override { return known; }
    void step(const Uuid& alert, client::AlertStep step, const std::string& text, QObject* context, client::Reply<void> reply) override;
    void causes(const Uuid& alert, QObject* context, client::Reply<client::TrailReply> reply) override;
    void overview(QObject* context, client::Reply<client::WatchReply> reply) override;
    void trail(const client::TrailQuery& query, QObject* context, client::Reply<client::TrailReply> reply) override;
    void exportTrail(const client::TrailQuery& query, wire::ExportForm form, SecretBytes code, QObject* context, client::Reply<Bytes> reply) override;

    bool known = true;
    std::optional<Error> refusal;              // of whatever is asked next, until it is taken away
    std::string code = "123456";               // that an export takes
    Bytes paper{0x25, 0x50, 0x44, 0x46, 0x00, 0xff}; // what it gives
    Bytes table{0xef, 0xbb, 0xbf, 0x22};
    lab::PersonId me;                          // whose steps these are
    std::string myName = "Marc Olivier";
    client::WatchReply today;
    std::vector<client::TrailRow> events;      // newest first
    std::vector<client::TrailQuery> asked;     // of the trail, as they came
    struct Step {
        Uuid alert;
        client::AlertStep step;
        std::string text;
    };
    std::vector<Step> steps;

private:
    [[nodiscard]] client::TrailReply answerTo(const client::TrailQuery& query) const;

    Instant m_now;
    std::vector<client::Alert> m_alerts;
};

} // namespace paillasse::uitest
