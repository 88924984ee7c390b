// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/client/engine.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/searchnote.h"

namespace paillasse::ui {

// The one search box: patients as one types, and on Enter whoever or whatever it names. Who is not found may then be created.
class PatientSearch : public QObject {
    Q_OBJECT

public:
    PatientSearch(client::Engine& engine, QObject* parent = nullptr);

    [[nodiscard]] RowsModel& hits() { return m_hits; }
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool isActive() const { return m_text.size() >= 2; }
    // The list is of this very text: only then may somebody say "none of these".
    [[nodiscard]] bool isAnswered() const { return isActive() && m_answered == m_text; }
    // Everybody whom the store knows would be in it. Without the store, who had come by then.
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] QString warning() const;

    void search(const QString& text);
    // Enter, or a scanner: the one found is opened; of several, somebody chooses.
    void submit(const QString& text);
    void again();

    static lab::PatientId patientOf(const QVariant& id);

Q_SIGNALS:
    void changed();
    void patientFound(const paillasse::lab::PatientId& patient);
    // The tube whose label was scanned, or 0.
    void orderFound(const paillasse::lab::OrderId& order, paillasse::lab::SpecimenNumber tube);
    void severalFound();
    void nothingFound();
    // `isCertain`: the store has none, either; else it could not be asked.
    void numberNotFound(const QString& accession, bool isCertain);

private:
    void ask(bool isSubmitted);
    void askNumbered();
    void askNumbersLike(const QString& beginning);
    void show(const std::vector<client::PatientHit>& hits);
    void decide();
    // Somebody pressed Enter, and this many were found.
    void noteSubmitted(qsizetype hits);

    client::Engine& m_engine;
    SearchNote m_note;
    RowsModel m_hits;
    QString m_text;
    QString m_answered;
    bool m_allAreHere = false;
    bool m_isSubmitted = false;
};

} // namespace paillasse::ui
