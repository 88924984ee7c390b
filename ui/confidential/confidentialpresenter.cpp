// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confidential/confidentialpresenter.h"

#include <algorithm>

namespace paillasse::ui {

ConfidentialPresenter::ConfidentialPresenter(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ConfidentialPresenter::tick);
    // Locked, ended from afar or signed out, whoever said so.
    connect(&engine.session(), &client::Session::stateChanged, this, [this](client::SessionState state) {
        if (state != client::SessionState::Open)
            close();
    });
    // The store opened it to the session that there was.
    connect(&engine.session(), &client::Session::replaced, this, [this] {
        if (isOpen())
            end(tr("Closed: this workstation had to sign in again. Break it anew if you still need it."));
    });
}

void ConfidentialPresenter::choose(const lab::PatientId& patient)
{
    forget();
    m_patient = patient;
    const auto round = m_round;
    m_engine.records().patient(patient, this, [this, round](const Result<client::PatientFile>& file) {
        if (round != m_round)
            return;
        if (file)
            m_identity = file->patient;
        Q_EMIT named();
    });
}

void ConfidentialPresenter::breakGlass(const QString& reason, SecretBytes code)
{
    const auto round = m_round;
    m_engine.administration().breakGlass(m_patient, reason.toStdString(), std::move(code), this, [this, reason, round](const Result<client::GlassReply>& reply) {
        if (round != m_round)
            return;
        if (!reply)
            return Q_EMIT refused(words(reply.error()));
        m_reason = reason;
        m_openedAt = m_engine.now();
        m_until = reply->until + m_engine.clockOffMs();
        m_second.start();
        Q_EMIT opened();
        read();
    });
}

void ConfidentialPresenter::read()
{
    const auto round = m_round;
    m_engine.administration().readGlass(m_patient, this, [this, round](Result<std::vector<lab::Order>> orders) {
        if (round != m_round)
            return;
        if (!orders)
            return orders.error().code == ErrorCode::Expired ? end(tr("The store has closed it.")) : Q_EMIT refused(words(orders.error()));
        m_orders = std::move(*orders);
        Q_EMIT ordersChanged();
    });
}

void ConfidentialPresenter::hide()
{
    ++m_round;
    m_orders.clear();
    Q_EMIT ordersChanged();
}

void ConfidentialPresenter::close()
{
    end({});
}

void ConfidentialPresenter::end(const QString& why)
{
    if (m_patient.isNull())
        return;
    forget();
    Q_EMIT closed(why);
}

void ConfidentialPresenter::forget()
{
    ++m_round;
    m_second.stop();
    m_until = {};
    m_openedAt = {};
    m_patient = {};
    m_identity.reset();
    m_reason.clear();
    m_orders = {};
    Q_EMIT ordersChanged();
}

std::int64_t ConfidentialPresenter::leftMs() const
{
    return isOpen() ? std::max<std::int64_t>(0, m_until - m_engine.now()) : 0;
}

void ConfidentialPresenter::tick()
{
    if (leftMs() == 0)
        return end(tr("The half hour is over."));
    Q_EMIT ticked();
}

QString ConfidentialPresenter::words(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput: return tr("The reason needs 10 to 500 characters: it is read by somebody else.");
    case ErrorCode::WrongSecret: return tr("Not the code that your telephone shows now. A code counts once: wait for the next one.");
    case ErrorCode::Missing: return tr("Set up your second factor first (Ctrl+M).");
    case ErrorCode::Locked: return tr("Too many wrong codes. Wait a minute, then try again.");
    case ErrorCode::Unreachable: return tr("The store cannot be reached: without it there is no glass to break.");
    case ErrorCode::Refused: return tr("You have no right to break the glass.");
    default: return tr("It could not be done (%1).").arg(QString::fromUtf8(toString(error.code).data()));
    }
}

} // namespace paillasse::ui
