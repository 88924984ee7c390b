// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/client/queries.h"

namespace paillasse::ui {

class ActionButton;
class DataTable;
class IdentityBanner;
class Label;
class RowsModel;
class Theme;

// The patient in front: who it is, how to reach them, and their orders, newest first.
class PatientView : public QWidget {
    Q_OBJECT

public:
    PatientView(const Theme& theme, RowsModel& orders, QWidget* parent = nullptr);

    // `limit` says why the orders are not all of them; empty: they are.
    void show(const client::PatientFile& file, const QString& limit, Instant now);
    using QWidget::show;
    void setRights(bool mayOrder, bool mayCorrect);
    void focusEntry();

Q_SIGNALS:
    void newOrderRequested();
    void correctionRequested();
    void orderChosen(const QVariant& id);

private:
    IdentityBanner* m_banner;
    Label* m_contact;
    DataTable* m_orders;
    Label* m_limit;
    ActionButton* m_correct;
    ActionButton* m_newOrder;
};

} // namespace paillasse::ui
