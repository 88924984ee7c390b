// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/client/session.h"
#include "ui/reception/examinationpicker.h"

namespace paillasse::ui {

class ActionButton;
class DataTable;
class HintLine;
class IdentityBanner;
class OrderDesk;
class PdfView;
class ReasonDialog;

// The order in front at the reception: its tubes and what is done to them, its examinations, its labels as they print.
class OrderView : public QWidget {
    Q_OBJECT

public:
    OrderView(const Theme& theme, OrderDesk& desk, ExaminationPicker::Directory directory, QWidget* parent = nullptr);

    void show(Instant now);
    using QWidget::show;
    void setRights(bool mayReceive, bool mayOrder, const client::Session& session);
    void chooseTube(lab::SpecimenNumber tube);
    void focusEntry();
    [[nodiscard]] DataTable& tubes() { return *m_tubes; }
    [[nodiscard]] DataTable& lines() { return *m_lines; }

Q_SIGNALS:
    void patientRequested(const paillasse::lab::PatientId& patient);
    void glassRequested(const paillasse::lab::PatientId& patient);
    void said(const QString& text, bool isTrouble);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildLabels();
    void updateActions();
    [[nodiscard]] QString receiveWords(const std::vector<lab::SpecimenNumber>& tubes) const; // which ones, before the key is pressed
    [[nodiscard]] lab::SpecimenNumber currentTube() const;
    void openKept(ReasonDialog* dialog, const std::string& why);
    void askRemark();
    void askRejection();
    void askAddition();
    void askCancellation();
    void printLabels(lab::SpecimenNumber tube);
    void print(const QByteArray& labels);

    const Theme& m_theme;
    OrderDesk& m_desk;
    ExaminationPicker::Directory m_directory;
    bool m_mayReceive = false;
    bool m_mayOrder = false;
    const client::Session* m_session = nullptr; // who looks at it
    IdentityBanner* m_banner;
    DataTable* m_tubes;
    DataTable* m_lines;
    PdfView* m_labels;
    HintLine* m_hint;
    ActionButton* m_receive;
    ActionButton* m_remark;
    ActionButton* m_reject;
    ActionButton* m_newTubes;
    ActionButton* m_add;
    ActionButton* m_cancel;
    ActionButton* m_patient;
    ActionButton* m_glass;
    ActionButton* m_printTube;
    ActionButton* m_print;
};

} // namespace paillasse::ui
