// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>

#include "app/lab/resultline.h"

class QWidget;

namespace paillasse::ui {

class BenchPresenter;
class ReasonDialog;
class Theme;

// What the bench asks in a dialog over its page, and hands to the presenter: why there is another measurement, whom one called, what was
// not performed, the day's quality control.
class BenchQuestions : public QObject {
    Q_OBJECT

public:
    BenchQuestions(const Theme& theme, BenchPresenter& presenter, QWidget* page);

    void askExamination();
    void askReason(lab::LineId line);
    // Which of the line's measurements is reported, and why it instead of the one that was.
    void askChoice(lab::LineId line);
    // The third way on from a critical value: no call is due, and the reason says why.
    void askKeep();
    void askRerun(lab::LineId line);
    void askCall(lab::LineId line);
    void askNotPerformed(lab::LineId line);
    void askControl();
    // With the value that is entered next on this line; a value that is saved already never changes: then it is a note.
    void askComment(lab::LineId line);

Q_SIGNALS:
    void examinationChosen(const QString& code);
    void lineWanted(paillasse::lab::LineId line);
    void said(const QString& text, bool isTrouble);

private:
    [[nodiscard]] const lab::ResultLine* lineOf(lab::LineId id) const;
    [[nodiscard]] QString cell(lab::LineId line, int column) const;
    void askWhyChosen(lab::LineId line, const lab::MeasurementId& measurement);
    void openKept(ReasonDialog* dialog, const std::string& why, lab::LineId line);
    [[nodiscard]] std::function<bool()> ofThisOrder();
    void whenReasoned(ReasonDialog* dialog, std::function<void(const QString& why)> act);
    [[nodiscard]] std::string placeOf(const std::string& why, lab::LineId line) const;

    const Theme& m_theme;
    BenchPresenter& m_presenter;
    QWidget* m_page;
};

} // namespace paillasse::ui
