// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QObject>

#include "app/client/administrationdesk.h"
#include "app/client/failure.h"
#include "app/client/net/transport.h"
#include "app/client/taskthread.h"
#include "app/lab/order.h"
#include "app/wire/reportcode.h"
#include "app/wire/reportmessages.h"

namespace paillasse::client {

using wire::ReportAnswer;
using wire::ReportCode;
using wire::ReportVerdict;

// A file as it is known by here: the file itself goes nowhere.
struct ReportFile {
    Bytes sha256;
    std::optional<ReportCode> code; // what it claims to be
};

// Whether a PDF is a report of this laboratory. Files are read on a thread of their own; questions need the store (Unreachable else).
class ReportChecks : public QObject {
    Q_OBJECT

public:
    struct Hooks {
        std::function<AdministrationDesk::Asker()> asker;
        std::function<Bytes()> storeKey;              // that signs its heads
        std::function<void(const Bytes&)> sawHead;    // encoded
    };
    static constexpr qint64 mostBytes = 200'000'000;

    ReportChecks(Transport& transport, Hooks hooks, QObject* parent = nullptr);

    // Missing: it cannot be read; TooLarge; InvalidInput: it is no PDF.
    void read(const QString& path, QObject* context, Reply<ReportFile> reply);
    // Of the file, or of a code alone where `sha256` is empty.
    void ask(const Bytes& sha256, const std::string& code, QObject* context, Reply<ReportAnswer> reply);
    // What a report's code is to say. Nothing where a line of the version is withheld from this person: their copy is not the report.
    [[nodiscard]] std::optional<ReportCode> codeOf(const lab::Order& order, const lab::ReportVersion& report, const lab::LedgerHead& head) const;
    // Where the laboratory's ledger stands now, for a report that is to be printed: it covers all that was acknowledged before.
    void ledgerHead(QObject* context, Reply<lab::LedgerHead> reply);

private:
    Transport& m_transport;
    Hooks m_hooks;
    TaskThread m_reader;
};

} // namespace paillasse::client
