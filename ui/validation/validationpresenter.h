// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>

#include "app/client/engine.h"
#include "ui/models/olderhistory.h"
#include "ui/models/resultgridmodel.h"
#include "ui/printing/pdfregistrar.h"
#include "ui/models/orderqueue.h"
#include "ui/models/submittedsearch.h"
#include "ui/validation/batchsigner.h"
#include "ui/validation/trailmodel.h"

namespace paillasse::ui {

// A biologist's queue and the order in front of them: reading, sending back, and one signature for each report.
class ValidationPresenter : public QObject {
    Q_OBJECT

public:
    ValidationPresenter(client::Engine& engine, QObject* parent = nullptr);

    [[nodiscard]] WorklistModel& worklist() { return m_queue.list(); }
    [[nodiscard]] bool awaitsList() const { return m_queue.isAwaited(); }
    [[nodiscard]] ResultGridModel& grid() { return m_grid; }
    [[nodiscard]] TrailModel& trail() { return m_trail; }
    [[nodiscard]] const client::OrderFile* file() const { return m_file ? &*m_file : nullptr; }
    // The order in front, or on its way there.
    [[nodiscard]] const lab::OrderId& opened() const { return m_open; }
    [[nodiscard]] const client::WorkCounts& counts() const { return m_queue.counts(); }
    [[nodiscard]] client::DirectoryPtr directory() const { return m_engine.records().directory(); }
    [[nodiscard]] const client::WorklistFilter& filter() const { return m_queue.filter(); }

    [[nodiscard]] const OlderHistory& older() const { return m_older; }
    [[nodiscard]] BatchSigner& batch() { return m_batch; }
    [[nodiscard]] const BatchSigner& batch() const { return m_batch; }

    void setLane(client::Lane lane);
    void search(const QString& text) { m_search.type(text); }
    // What is not in the list is looked for elsewhere: it comes to the front with why, or nothing stays there.
    void submitSearch(const QString& text) { m_search.submit(text); }
    void refreshAll();
    void open(const lab::OrderId& order);
    // The line's earlier results are on screen, from other orders than the one in front.
    void noteHistory(const lab::ResultLine& line);

    // Of the order in front (reportableLines).
    [[nodiscard]] std::vector<lab::LineId> reportable(lab::LineId only = 0) const;
    // What the next release would be by the states of the lines.
    [[nodiscard]] lab::ReportKind nextKind(const std::vector<lab::LineId>& lines) const;
    // The same with these words: where nothing waits, a correction of what the version that counts says of the patient or of its results.
    [[nodiscard]] lab::ReportKind nextKind(const std::vector<lab::LineId>& lines, const QString& interpretation) const;
    [[nodiscard]] bool isAwaited(const std::vector<lab::LineId>& lines) const; // one of them says what no version said yet
    [[nodiscard]] bool isNamedOtherwise() const { return m_isNamedOtherwise; }   // the patient, by their record than by that version
    // Why nothing can be signed now, in words; empty: something can.
    [[nodiscard]] QString objection(const std::vector<lab::LineId>& lines, const QString& interpretation) const;
    // What would be signed of the order in front: whatever comes to the front while a reason or a code is asked for, it is of this one.
    [[nodiscard]] client::ReleaseRequest request(const std::vector<lab::LineId>& lines, const QString& interpretation) const;
    // A correction names its reason. The signature is open.
    void release(const client::ReleaseRequest& request);
    void sendBack(const lab::Order& seen, lab::LineId line, const QString& reason);

Q_SIGNALS:
    void listChanged();
    void fileChanged();
    void unlistedShown(const QString& why); // an order that was searched for is in front, and not in the list
    void released(const paillasse::lab::OrderId& order, int version);
    void said(const QString& text, bool isTrouble);

private:
    void askFile();
    [[nodiscard]] bool repeatsSealed(const std::vector<lab::LineId>& lines, const QString& interpretation) const;
    [[nodiscard]] bool correctsByChoice(const std::vector<lab::LineId>& lines, const QString& interpretation) const;

    client::Engine& m_engine;
    OrderQueue m_queue;
    SubmittedSearch m_search;
    ResultGridModel m_grid;
    TrailModel m_trail;
    OlderHistory m_older;
    BatchSigner m_batch;
    PdfRegistrar m_registrar;
    std::optional<client::OrderFile> m_file;
    lab::OrderId m_open;
    bool m_isNamedOtherwise = false;
    bool m_releasing = false;
};

} // namespace paillasse::ui
