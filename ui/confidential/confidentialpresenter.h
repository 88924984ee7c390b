// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

#include "app/client/engine.h"

namespace paillasse::ui {

// One patient's orders through a broken glass. They are in here and nowhere else, and go with close(): by whoever reads, by the lock,
// by the clock. What the store answers too late is dropped.
class ConfidentialPresenter final : public QObject {
    Q_OBJECT

public:
    explicit ConfidentialPresenter(client::Engine& engine, QObject* parent = nullptr);

    // Whose glass is to be broken; `named` follows.
    void choose(const lab::PatientId& patient);
    void breakGlass(const QString& reason, SecretBytes code);
    // Read again, which is recorded again.
    void read();
    // The page is not in front: nothing of it stays in memory, the half hour goes on.
    void hide();
    void close();

    [[nodiscard]] bool isOpen() const { return !m_until.isNull(); }
    [[nodiscard]] bool isOpenFor(const lab::PatientId& patient) const { return isOpen() && patient == m_patient; }
    [[nodiscard]] std::int64_t leftMs() const;
    [[nodiscard]] Instant openedAt() const { return m_openedAt; }
    [[nodiscard]] const QString& reason() const { return m_reason; }
    [[nodiscard]] const std::optional<lab::Patient>& identity() const { return m_identity; }
    [[nodiscard]] const std::vector<lab::Order>& orders() const { return m_orders; }

Q_SIGNALS:
    void named();
    void opened();
    void refused(const QString& why);
    void ordersChanged();
    void ticked();
    // `why`: by the clock; empty where whoever reads has closed it.
    void closed(const QString& why);

private:
    void tick();
    void end(const QString& why);
    void forget();
    [[nodiscard]] static QString words(const Error& error);

    client::Engine& m_engine;
    QTimer m_second;
    lab::PatientId m_patient;
    std::optional<lab::Patient> m_identity;
    QString m_reason;
    Instant m_openedAt;
    Instant m_until;              // by this machine's clock; null: not open
    std::vector<lab::Order> m_orders;
    unsigned m_round = 0;         // answers to earlier ones count no more
};

} // namespace paillasse::ui
