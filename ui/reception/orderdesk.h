// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>

#include <QByteArray>
#include <QObject>

#include "app/client/engine.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

// One order at the reception: its tubes, its examinations, its labels, and what is done to them.
class OrderDesk : public QObject {
    Q_OBJECT

public:
    OrderDesk(client::Engine& engine, QObject* parent = nullptr);

    void open(const lab::OrderId& order);
    void close();
    [[nodiscard]] const client::OrderFile* file() const { return m_file ? &*m_file : nullptr; }
    [[nodiscard]] client::Drafts& drafts() { return m_engine.drafts(); }
    [[nodiscard]] RowsModel& tubes() { return m_tubes; }
    [[nodiscard]] RowsModel& lines() { return m_lines; }
    [[nodiscard]] const QByteArray& labels() const { return m_labels; }

    // The tubes that somebody said have come: by their label under the scanner, or by hand. Nobody said so: all that are awaited.
    [[nodiscard]] std::vector<lab::SpecimenNumber> toReceive() const;
    [[nodiscard]] bool hasChosen() const { return !m_chosen.empty(); }
    void choose(lab::SpecimenNumber tube);
    void toggle(lab::SpecimenNumber tube);
    [[nodiscard]] bool mayRemark(lab::SpecimenNumber tube) const;
    [[nodiscard]] bool mayReject(lab::SpecimenNumber tube) const;
    // A line waits for a tube that replaces a rejected one.
    [[nodiscard]] bool needsNewTubes() const;

    // The labels were printed, or saved as a file: a patient's name is on them.
    void noteTaken(lab::ReadingKind kind);
    void receive(); // what toReceive says
    void acceptWithRemark(lab::SpecimenNumber tube, const QString& remark);
    void reject(lab::SpecimenNumber tube, lab::RejectionReason reason, const QString& remark);
    void askNewTubes();
    void addTests(const std::vector<std::string>& codes);
    void cancelTest(lab::LineId line, const QString& reason);

    static QString rejectionWords(lab::RejectionReason reason);

Q_SIGNALS:
    void changed();
    void chosenChanged();
    void labelsChanged();
    void said(const QString& text, bool isTrouble);

private:
    void ask();
    void take(client::OrderFile file);
    void show();
    void drawLabels();
    [[nodiscard]] QList<Row> tubeRows() const;
    [[nodiscard]] QList<Row> lineRows() const;
    void submit(const lab::ActBody& body, const QString& success);

    client::Engine& m_engine;
    lab::OrderId m_open;
    std::optional<client::OrderFile> m_file;
    std::set<lab::SpecimenNumber> m_chosen; // stays when they are received: the others then are not "all" at the next press
    RowsModel m_tubes;
    RowsModel m_lines;
    QByteArray m_labels;
};

} // namespace paillasse::ui
