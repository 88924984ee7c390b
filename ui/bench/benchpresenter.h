// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>

#include "app/client/engine.h"
#include "ui/bench/entrybuilder.h"
#include "ui/bench/entrydrafts.h"
#include "ui/bench/entrystops.h"
#include "ui/bench/technicalbatch.h"
#include "ui/models/olderhistory.h"
#include "ui/models/orderqueue.h"
#include "ui/models/resultgridmodel.h"
#include "ui/models/submittedsearch.h"

namespace paillasse::ui {

// What the bench shows and does, without a widget: the queue of this person's benches, the order in front, and each Save as one act.
class BenchPresenter : public QObject {
    Q_OBJECT

public:
    static constexpr int usualDays = 7;

    BenchPresenter(client::Engine& engine, QObject* parent = nullptr);

    [[nodiscard]] WorklistModel& worklist() { return m_queue.list(); }
    [[nodiscard]] bool awaitsList() const { return m_queue.isAwaited(); }
    [[nodiscard]] ResultGridModel& grid() { return m_grid; }
    [[nodiscard]] const client::OrderFile* file() const { return m_file ? &*m_file : nullptr; }
    [[nodiscard]] const OlderHistory& older() const { return m_older; }
    // The order in front, or on its way there.
    [[nodiscard]] const lab::OrderId& opened() const { return m_open; }
    [[nodiscard]] const client::WorkCounts& counts() const { return m_queue.counts(); }
    [[nodiscard]] const client::WorklistFilter& filter() const { return m_queue.filter(); }

    // The calls to record are listed however old they are.
    void setQueue(client::Queue queue);
    void setDays(int days);
    // Only orders of this person's benches; what may be entered stays the same.
    void setOwnBenches(bool only);
    [[nodiscard]] bool may(access::Permission permission) const;
    [[nodiscard]] lab::BenchMask benchesFor(access::Permission permission) const;
    [[nodiscard]] bool hasOwnBenches() const { return m_own != allBenches; }
    [[nodiscard]] bool showsOwnBenches() const { return filter().benches != 0; }
    [[nodiscard]] QString ownBenchNames() const;
    // Only orders that wait for it, and Enter goes on to the next of them; empty: by order again.
    void setExamination(const QString& code);
    [[nodiscard]] QString examinationName() const;
    void askExaminations(std::function<void(const std::vector<client::OpenExamination>&)> answer);
    [[nodiscard]] client::DirectoryPtr directory() const { return m_engine.records().directory(); }
    void search(const QString& text) { m_search.type(text); }
    // What is not in the list is looked for elsewhere: it comes to the front with why, or nothing stays there.
    void submitSearch(const QString& text) { m_search.submit(text); }
    void refreshAll();
    void open(const lab::OrderId& order);

    // Enter on a line: one Save. `committed` with true moves the cursor on; a critical value keeps it (call, rerun or reason first).
    void commit(lab::LineId line, const Again& again = {});
    void setComment(lab::LineId line, const QString& text) { m_typed.setComment(line, text); }
    // On a value that is saved, which never changes: a note on the line, in front of the biologist.
    void addNote(lab::LineId line, const QString& text);
    // Another measurement of the line is reported from now on. The reason is for where one was reported already.
    void choose(lab::LineId line, const lab::MeasurementId& measurement, const QString& reason);
    // Why that one cannot be; nothing: it can.
    [[nodiscard]] std::optional<lab::Refusal> objectionTo(lab::LineId line, const lab::MeasurementId& measurement) const;
    // Every measured line of the person's benches that may pass, or one of them; the others are counted with their reason.
    void validateTechnically(lab::LineId only = 0);
    // Of the orders listed, from one list: where what is saved is listed, or one examination is worked down.
    [[nodiscard]] bool validatesList() const { return filter().queue == client::Queue::ToValidateTechnically || !filter().examination.empty(); }
    [[nodiscard]] TechnicalBatch& batch() { return m_batch; }
    void askRerun(lab::LineId line, const QString& reason);
    void recordCall(const lab::CriticalCall& call);
    // A critical value that is kept without call or rerun, and why.
    void waiveCall(lab::LineId line, const QString& reason);
    void markNotPerformed(lab::LineId line, const QString& reason);
    void attestControl(lab::BenchNumber bench, lab::ControlAttestation attestation);
    [[nodiscard]] Instant now() const { return m_engine.now(); }
    [[nodiscard]] DaySpan today() const;

    // The line whose critical value still waits for its call, released or not; 0: none.
    [[nodiscard]] lab::LineId toCall() const;
    // The line of the person's benches that entry stops on in the order in front: critical, and not answered yet. 0: none.
    [[nodiscard]] lab::LineId unanswered() const;
    // What was typed into this order before and not saved, since when; nothing: no draft of before is in front.
    [[nodiscard]] std::optional<Instant> resumedFrom() const { return m_typed.resumedFrom(); }
    void giveUpDrafts();
    // Everything that is typed and not saved is written now.
    void keepDrafts() { m_typed.flush(); }
    [[nodiscard]] client::Drafts& drafts() { return m_engine.drafts(); }
    // In another order than the one in front: nothing is entered here before that is answered. Null: nowhere.
    [[nodiscard]] const EntryStop* stoppedElsewhere() const;
    // What is typed on the line is outside what its examination can be: said once, and the same Enter again means it.
    [[nodiscard]] bool doubts(lab::LineId line);
    // A reason is asked before a further measurement on a line that has one.
    [[nodiscard]] bool needsReason(lab::LineId line) const;

Q_SIGNALS:
    void listChanged();
    void fileChanged();
    void historyChanged(); // whether it is whole
    void directoryChanged();
    void committed(paillasse::lab::LineId line, bool goOn);
    void unlistedShown(const QString& why); // an order that was searched for is in front, and not in the list
    // Said at the foot, in the person's language.
    void said(const QString& text, bool isTrouble);

private:
    void askFile();
    void holdGrid();
    void submit(const lab::ActBody& body, std::function<void()> done);
    // Of an act of the order in front.
    void follow(const client::Submission& submission, const std::function<void()>& done);
    void reportRefusal(const client::Submission& submission);
    [[nodiscard]] EntryAuthor author() const;

    static constexpr lab::BenchMask allBenches = ~lab::BenchMask(0);

    client::Engine& m_engine;
    lab::BenchMask m_own;
    OrderQueue m_queue;
    SubmittedSearch m_search;
    ResultGridModel m_grid;
    OlderHistory m_older;
    std::optional<client::OrderFile> m_file;
    lab::OrderId m_open;
    EntryStops m_stops;
    std::optional<std::tuple<lab::OrderId, lab::LineId, QString>> m_doubted; // what was typed, and asked about
    EntryDrafts m_typed;
    TechnicalBatch m_batch;
    int m_days = 0; // of the other queues, while the calls are in front
    bool m_justValidated = false;
};

} // namespace paillasse::ui
