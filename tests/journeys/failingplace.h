// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTest>

#include "tests/demo/workplace.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"

namespace paillasse::journeys {

inline QString u(const char* text) { return QString::fromUtf8(text); }

// A workstation where things fail, worked in its windows, and another one where what was entered is seen to have arrived. Anaïs, a
// technician, sits at the first.
class FailingPlace : public QObject {
protected:
    explicit FailingPlace(ui::Theme& theme) : m_theme(theme) {}

    ui::Theme& m_theme;
    SystemClock m_clock;
    QByteArray m_logged;
    Log m_log{m_clock, [this](std::string_view line) { m_logged.append(line.data(), static_cast<qsizetype>(line.size())).append('\n'); }};
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station; // where things fail
    std::unique_ptr<Station> m_other;   // where they are seen to have arrived
    std::unique_ptr<demo::Workplace> m_at;
    QString m_password = Station::password();
    lab::PatientId m_patient;
    lab::OrderId m_order;
    int m_entered = 0;

    // To be looked at, where somebody asks for them.
    static QString picturesFolder() { return qEnvironmentVariable("PAILLASSE_PICTURES", QDir::tempPath()); }
    void picture(const QString& name)
    {
        if (qEnvironmentVariableIsSet("PAILLASSE_PICTURES"))
            m_at->stage().picture(name);
    }
    static bool waits(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 40'000); }
    [[nodiscard]] QString folder() const { return m_station->folder(); }
    // Names and bytes of what must not change: enrolment, caches, slots.
    [[nodiscard]] QByteArray files() const
    {
        QByteArray all;
        for (const auto* part : {"", "/caches"})
            for (const auto& entry : QDir(folder() + QLatin1String(part)).entryInfoList({u("enrolment.json"), u("*.slot"), u("*.cache")}, QDir::Files, QDir::Name)) {
                QFile file(entry.filePath());
                if (file.open(QIODevice::ReadOnly))
                    all += entry.fileName().toUtf8() + ':' + file.readAll();
            }
        return all;
    }
    [[nodiscard]] qsizetype quarantined() const { return QDir(folder() + u("/quarantine")).entryList({u("*.cache*")}, QDir::Files).size(); }

    void comeIn() { m_at = std::make_unique<demo::Workplace>(folder(), m_theme, m_clock, m_log, picturesFolder()); }
    void signIn() { m_at->signIn(u("anais"), m_password); }
    // The page in front is this one, in words, and says what is safe.
    bool shows(client::Failure failure, const char* title, const char* safe)
    {
        m_at->waitsFor(ui::SignInStep::Failed);
        const auto& message = m_at->door().message();
        picture(u("failure-") + QLatin1String(client::nameOf(m_at->door().failure())));
        if (m_at->door().failure() != failure || message.title != u(title) || !message.safe.contains(u(safe)) || message.todo.isEmpty()) {
            qWarning("%s: %s / %s / %s", client::nameOf(m_at->door().failure()), qPrintable(message.title), qPrintable(message.safe), qPrintable(message.reference));
            return false;
        }
        return !m_at->isAtWork();
    }
    void tryAgain() { m_at->stage().press(Qt::Key_Return, Qt::ControlModifier); }
    void leave() { m_at.reset(); }
    void types(const QString& password)
    {
        m_at->waitsFor(ui::SignInStep::SignIn);
        m_at->stage().fill({u("anais"), password});
        m_at->stage().press(Qt::Key_Return);
    }
    [[nodiscard]] bool mayWork() { return m_at->isAtWork() || (m_at->door().step() == ui::SignInStep::FirstSync && m_at->door().isUsable()); }
    // Acts that wait on this workstation: the store cannot be reached.
    void entersOffline(int count)
    {
        m_station->cable().pull();
        comeIn();
        signIn();
        for (int i = 0; i < count; ++i) {
            std::optional<lab::Order> order;
            QVERIFY(waits([&] {
                m_at->engine().records().order(m_order, this, [&](const Result<client::OrderFile>& file) {
                    if (file)
                        order = file->order;
                });
                QTest::qWait(20);
                return order.has_value();
            }));
            const auto& line = order->lines.front();
            lab::Measurement measurement;
            measurement.id = lab::MeasurementId::make(m_clock.now());
            measurement.value = lab::Quantity{lab::Comparator::None, lab::Decimal(++m_entered, 1)};
            measurement.unit = "mmol/L";
            measurement.specimen = line.specimen;
            if (!line.measurements.empty())
                measurement.reason = lab::EntryReason::Rerun;
            const lab::RecordMeasurements body{{{line.id, measurement, true, line.reportable.value_or(lab::MeasurementId())}}};
            std::optional<client::Submission> done;
            m_at->engine().acts().submit(lab::documentId(m_order), body, client::basedOn(*order, body), this, [&](const client::Submission& submission) { done = submission; });
            QVERIFY(waits([&] { return done.has_value(); }));
            QVERIFY2(done->isCommitted(), Station::whyNot(*done).c_str());
        }
        QVERIFY(waits([&] { return m_at->engine().acts().pendingCount() >= count; }));
    }
    // Everything that was entered is at the store: once, and in the order in which it was.
    bool allArrived()
    {
        const auto values = [this] {
            std::vector<std::string> seen;
            if (const auto file = m_other->file(m_order))
                for (const auto& measurement : file->order.lines.front().measurements)
                    seen.push_back(lab::toString(measurement.value));
            return seen;
        };
        std::vector<std::string> expected;
        for (int i = 1; i <= m_entered; ++i)
            expected.push_back(lab::toString(lab::Value(lab::Quantity{lab::Comparator::None, lab::Decimal(i, 1)})));
        const bool there = waits([&] { return values().size() >= expected.size(); });
        return there && values() == expected;
    }
};

} // namespace paillasse::journeys
