// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QSize>
#include <QString>
#include <QTest>

class QApplication;
class QTemporaryDir;
class QWidget;

namespace paillasse::ui {
class Theme;
class Translations;
}

namespace paillasse::uitest {

// An application on an offscreen screen of 1920 × 1080 (Qt's own is 800 × 800), in French, with our style.
class UiApplication {
public:
    UiApplication(int& argc, char** argv);
    ~UiApplication();

    [[nodiscard]] ui::Theme& theme() { return *m_theme; }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QApplication> m_application;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Translations> m_translations;
};

// Shows a widget at a size, with its layouts done and painted once.
void showAt(QWidget& widget, const QSize& size);

// Everything that the keyboard can reach below `root` and that says nothing to a screen reader: "QLineEdit code".
QStringList namelessControls(const QWidget& root);
// Those that Tab never reaches though they can be worked: clickable, but without a focus policy.
QStringList unreachableControls(const QWidget& root);

} // namespace paillasse::uitest

// A test class takes the theme in its constructor.
#define PAILLASSE_UI_TEST_MAIN(TestClass)                             \
    int main(int argc, char** argv)                                   \
    {                                                                 \
        paillasse::uitest::UiApplication application(argc, argv);     \
        TestClass test(application.theme());                          \
        return QTest::qExec(&test, argc, argv);                       \
    }
