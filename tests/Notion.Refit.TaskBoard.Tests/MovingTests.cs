using Microsoft.Playwright;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>Cards move between columns: by buttons, by dragging, by the keyboard.</summary>
internal sealed class MovingTests : BoardTests
{
    private const string CardName = "Order punched cards";

    [Test]
    public async Task A_card_that_is_moved_by_its_button_moves_in_a_second_window()
    {
        IPage first = await OpenAsync();
        IPage second = await OpenAsync();
        await ExpectInAsync(second, "Not started", CardName);

        await Card(first, CardName).GetByRole(AriaRole.Button, new() { Name = "to In progress" }).ClickAsync();

        await ExpectInAsync(first, "In progress", CardName);
        await ExpectInAsync(second, "In progress", CardName);
        await Assertions.Expect(Column(second, "Not started").Locator(".count")).ToHaveTextAsync("1");
    }

    [Test]
    public async Task A_card_can_be_dragged_to_another_column()
    {
        IPage page = await OpenAsync();

        await Card(page, CardName).DragToAsync(Column(page, "Done"));

        await ExpectInAsync(page, "Done", CardName);
        await page.ReloadAsync();
        await ExpectInAsync(page, "Done", CardName);
    }

    [Test]
    public async Task A_moved_card_takes_its_place_by_date()
    {
        IPage page = await OpenAsync();

        await Card(page, CardName).GetByRole(AriaRole.Button, new() { Name = "to In progress" }).ClickAsync();

        await Assertions.Expect(Column(page, "In progress").GetByRole(AriaRole.Heading, new() { Level = 3 }))
            .ToHaveTextAsync(["Measure the mill", "Write notes on the engine", CardName]);
    }

    [Test]
    public async Task The_keyboard_alone_is_enough_to_move_edit_and_add()
    {
        IPage page = await OpenAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await TabToAsync(page, CardName);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await ExpectInAsync(page, "In progress", CardName);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = CardName })).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("is in In progress now");

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("Name")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Order more cards");
        await page.Keyboard.PressAsync("Enter");
        await ExpectInAsync(page, "In progress", "Order more cards");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Order more cards" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Order more cards" })).ToBeFocusedAsync();

        await TabToAsync(page, "Name of a new card in In progress");
        await page.Keyboard.TypeAsync("Oil the wheels");
        await page.Keyboard.PressAsync("Enter");
        await ExpectInAsync(page, "In progress", "Oil the wheels");
    }

    // What has the focus is named by its label, or by its text.
    private static async Task TabToAsync(IPage page, string name)
    {
        for (int i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()") == name)
                return;
        }

        Assert.Fail($"The focus does not reach “{name}”.");
    }
}
