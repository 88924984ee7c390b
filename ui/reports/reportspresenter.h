// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QObject>

#include "app/client/engine.h"
#include "ui/models/olderhistory.h"
#include "ui/models/orderqueue.h"
#include "ui/models/searchnote.h"
#include "ui/printing/pdfregistrar.h"
#include "ui/reports/storesearch.h"

namespace paillasse::ui {

// Released reports: found, shown as their own bytes, delivered, withdrawn, opened for a correction.
class ReportsPresenter : public QObject {
    Q_OBJECT

public:
    ReportsPresenter(client::Engine& engine, QObject* parent = nullptr);

    [[nodiscard]] WorklistModel& worklist() { return m_queue.list(); }
    [[nodiscard]] bool awaitsList() const { return m_queue.isAwaited(); }
    [[nodiscard]] const client::OrderFile* file() const { return m_file ? &*m_file : nullptr; }
    // The order in front, or on its way there.
    [[nodiscard]] const lab::OrderId& opened() const { return m_open; }
    [[nodiscard]] const client::WorkCounts& counts() const { return m_queue.counts(); }
    [[nodiscard]] const client::WorklistFilter& filter() const { return m_queue.filter(); }
    [[nodiscard]] std::uint16_t version() const { return m_version; }
    [[nodiscard]] const lab::ReportVersion* report() const;
    [[nodiscard]] const QByteArray& pdf() const { return m_pdf; }
    // The bytes shown are registered; nothing where no bytes of this version are yet.
    [[nodiscard]] std::optional<bool> isGenuine() const;
    [[nodiscard]] bool mayCorrect() const;
    // The patient, by their record than by the version that counts.
    [[nodiscard]] bool isNamedOtherwise() const { return m_isNamedOtherwise; }
    // A copy was printed or handed over, and there is more to say by now than stood on it.
    [[nodiscard]] bool changedSincePrinted() const;

    void setQueue(client::Queue queue);
    void search(const QString& text);
    void refreshAll();
    // The newest version, unless the person chooses another.
    void open(const lab::OrderId& order);
    void showVersion(std::uint16_t version);
    // What a question is about when it is asked: whatever comes to the front before the answer, the act is on this.
    struct Subject {
        lab::Order order;
        std::uint16_t version = 0;
    };
    [[nodiscard]] Subject subject() const { return {m_file->order, m_version}; } // of the order in front
    // `device`: that printed it.
    void recordDelivery(const Subject& of, lab::DeliveryChannel channel, const QString& to, const QString& device = {});
    // It was printed, or saved as a file.
    void noteTaken(const Subject& of, lab::ReadingKind kind);
    void withdraw(const Subject& of, const QString& reason);
    // Opens the released lines again, so that they can be measured and a corrected version signed; where there are none, those that
    // were reported as not performed.
    void reopen(const Subject& of, const QString& reason);

Q_SIGNALS:
    void listChanged();
    void fileChanged();
    void pdfChanged();
    void said(const QString& text, bool isTrouble);

private:
    void askFile();
    void render();
    void submit(const lab::Order& order, const lab::ActBody& body, bool online, const QString& success);

    client::Engine& m_engine;
    OrderQueue m_queue;
    PdfRegistrar m_registrar;
    OlderHistory m_older;
    StoreSearch m_storeSearch;
    SearchNote m_searchNote;
    std::optional<client::OrderFile> m_file;
    lab::OrderId m_open;
    std::uint16_t m_version = 0;
    bool m_isNamedOtherwise = false;
    QByteArray m_pdf;
};

} // namespace paillasse::ui
