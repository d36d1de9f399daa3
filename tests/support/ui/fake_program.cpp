// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/fake_program.h"

#include "ui/icon_provider.h"

#include <QQmlExtensionPlugin>
#include <QQmlNetworkAccessManagerFactory>
#include <QQuickStyle>
#include <QTest>

#include <deque>

Q_IMPORT_QML_PLUGIN(ChasquiPlugin)

using namespace Qt::Literals::StringLiterals;

namespace {

// Counts the managers that QML asks for: it makes one before its first request.
class CountingFactory : public QQmlNetworkAccessManagerFactory
{
public:
    explicit CountingFactory(int &count) : m_count(count) {}
    QNetworkAccessManager *create(QObject *) override
    {
        ++m_count;
        return nullptr;
    }

private:
    int &m_count;
};

QQuickItem *below(QQuickItem *parent, const QString &name)
{
    for (QQuickItem *child : parent->childItems()) {
        if (child->objectName() == name)
            return child;
        if (QQuickItem *found = below(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

FakeProgram::FakeProgram()
{
    static const bool isStyled = (QQuickStyle::setStyle(u"Basic"_s), true); // once for the program
    Q_UNUSED(isStyled)
    engine.addImageProvider(u"icon"_s, new ui::IconProvider);
    static std::deque<CountingFactory> factories; // they outlive every engine
    engine.setNetworkAccessManagerFactory(&factories.emplace_back(networkRequests));
    QObject::connect(&models, &ui::ModelChoice::changed, &answers, [this] {
        answers.setInstructionOfModel(models.instruction());
        answers.setModelIsComing(models.isComing());
    });
    QObject::connect(&answers, &ui::AnswerQueue::modelWanted, &models, &ui::ModelChoice::useFor);
    QObject::connect(&answers, &ui::AnswerQueue::changed, &models,
                     [this] { models.setWanted(answers.isBusy()); });
    QObject::connect(&session, &ui::ChatSession::draftChanged, &models, &ui::ModelChoice::wake);
    QObject::connect(&models, &ui::ModelChoice::loaded, &session, &ui::ChatSession::countTokens);
    QObject::connect(&models, &ui::ModelChoice::loaded, session.attachments(), &ui::Attachments::countAgain);
}

QQuickItem *FakeProgram::item(const QString &name) const
{
    const auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    return window ? below(window->contentItem(), name) : nullptr;
}

bool FakeProgram::click(const QString &name) const
{
    const auto isSeen = [&] {
        const QQuickItem *found = item(name);
        return found && found->isVisible();
    };
    if (!QTest::qWaitFor(isSeen))
        return false;
    QTest::qWait(50); // until the layout has settled
    const QQuickItem *target = item(name);
    QTest::mouseClick(target->window(), Qt::LeftButton, {},
                      target->mapToScene({target->width() / 2, target->height() / 2}).toPoint());
    return true;
}

QQuickWindow *FakeProgram::show()
{
    browser.reload();
    session.open(0);
    models.loadLast();
    engine.setInitialProperties({{u"browser"_s, QVariant::fromValue(&browser)},
                                 {u"session"_s, QVariant::fromValue(&session)},
                                 {u"models"_s, QVariant::fromValue(&models)},
                                 {u"modelBrowser"_s, QVariant::fromValue(&modelBrowser)},
                                 {u"downloads"_s, QVariant::fromValue(&downloadList)},
                                 {u"finder"_s, QVariant::fromValue(&finder)},
                                 {u"networkLog"_s, QVariant::fromValue(&networkLog)},
                                 {u"search"_s, QVariant::fromValue(&search)},
                                 {u"pads"_s, QVariant::fromValue(&pads)},
                                 {u"preferences"_s, QVariant::fromValue(&preferences)},
                                 {u"program"_s, QVariant::fromValue<ui::ProgramInfo *>(&facts)}});
    engine.loadFromModule("Chasqui", "Main");
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!window || !QTest::qWaitForWindowExposed(window))
        return nullptr;
    window->requestActivate();
    QTest::qWait(50);
    return window;
}

void FakeProgram::ask(const QString &question)
{
    session.setDraft(question);
    session.send();
    if (QTest::qWaitFor([this] { return generator.isRunning(); }))
        generator.start();
}
