// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "app/client/watch.h"

class QComboBox;
class QLineEdit;

namespace paillasse::ui {

class Label;
class Theme;

// Somebody or something to choose: what it is called, and its id.
struct Choice {
    QString id;
    QString name;
    bool operator==(const Choice&) const = default;
};

// Who, where and when: each change is a question.
class TrailForm final : public QWidget {
    Q_OBJECT

public:
    TrailForm(const Theme& theme, const Clock& clock, QWidget* parent = nullptr);

    void setPeople(const QList<Choice>& people);
    void setWorkstations(const QList<Choice>& workstations);
    // Those of this question; who is not among the choices is added with the name that `events` have.
    void show(const client::TrailQuery& query, const std::vector<client::TrailRow>& events);

Q_SIGNALS:
    void personChosen(const paillasse::lab::PersonId& person);
    void workstationChosen(const paillasse::lab::WorkstationId& workstation);
    void periodChosen(paillasse::Instant from, paillasse::Instant to);

private:
    void readPeriod();
    static void fill(QComboBox* box, const QString& everybody, const QList<Choice>& choices);
    static void choose(QComboBox* box, const QString& id, const QString& name);

    const Clock& m_clock;
    QComboBox* m_person;
    QComboBox* m_workstation;
    QLineEdit* m_from;
    QLineEdit* m_to;
    Label* m_fault;
};

} // namespace paillasse::ui
