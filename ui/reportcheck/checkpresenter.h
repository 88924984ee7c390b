// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>

#include "app/client/engine.h"
#include "ui/reportcheck/checkwords.h"

namespace paillasse::ui {

// One file or one code after the other is held against the store. The file stays here: its hash and what it claims are asked about.
class CheckPresenter : public QObject {
    Q_OBJECT

public:
    explicit CheckPresenter(client::Engine& engine, QObject* parent = nullptr) : QObject(parent), m_engine(engine) {}

    [[nodiscard]] bool isOnline() const { return m_engine.connection() != client::Connection::Offline; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    // What was looked at: a file's name, or nothing for a code.
    [[nodiscard]] const QString& subject() const { return m_subject; }
    [[nodiscard]] const std::optional<CheckResult>& result() const { return m_result; }

    void checkFile(const QString& path);
    void checkCode(const QString& text);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void begin(const QString& subject);
    void ask(const Bytes& sha256, const std::string& code, const std::optional<client::ReportCode>& claim);
    void end(CheckResult result);

    client::Engine& m_engine;
    QString m_subject;
    std::optional<CheckResult> m_result;
    std::uint64_t m_number = 0; // of the question: an answer to an earlier one is too late
    bool m_busy = false;
};

} // namespace paillasse::ui
