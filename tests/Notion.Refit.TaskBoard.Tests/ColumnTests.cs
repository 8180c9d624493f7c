using System.Text.RegularExpressions;
using Notion.Refit.Emulator;
using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.TaskBoard.Boards;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The cards that are in no column of the board, and those beyond the largest number.</summary>
internal sealed class ColumnTests : SharedBoardTests
{
    [Test]
    public async Task Cards_with_another_status_or_none_are_in_the_column_Other()
    {
        EmulatedDatabase tasks = AddDatabase("Tasks", PropertySchema.Select("Not started", "Blocked"));
        Add(tasks, "Waiting for parts", "Blocked");
        Add(tasks, "Not sorted", null);
        Add(tasks, "Order parts", "Not started");

        string page = await ReadAsync();

        Assert.That(CardsIn(page, TaskState.Other), Is.EqualTo(new[] { "Not sorted", "Waiting for parts" }));
        Assert.That(CardsIn(page, TaskState.NotStarted), Is.EqualTo(new[] { "Order parts" }));
        Assert.That(page, Does.Not.Contain("to Other").And.Not.Contain("value=\"Other\""), "nothing is moved or added there");
    }

    [Test]
    public async Task Without_such_cards_there_is_no_column_Other()
    {
        Add(AddDatabase("Tasks", PropertySchema.Select("Not started", "Blocked")), "Order parts", "Not started");

        Assert.That(await ReadAsync(), Does.Not.Contain("column-Other").And.Contain("column-NotStarted"));
    }

    [Test]
    public async Task A_card_keeps_the_status_that_the_board_does_not_know_when_its_name_is_changed()
    {
        EmulatedDatabase tasks = AddDatabase("Tasks", PropertySchema.Select("Not started", "Blocked"));
        PageId row = Add(tasks, "Waiting", "Blocked");
        await using var app = await OpenAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        string details = await http.GetStringAsync(new Uri($"/cards/{row}", UriKind.Relative));
        string token = Regex.Match(details, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("Name", "Waiting for parts"), new("Status", "Other"), new("Due", ""), new("Tags", ""), new("__RequestVerificationToken", token)]);

        using HttpResponseMessage response = await http.PostAsync(new Uri($"/cards/{row}", UriKind.Relative), form);

        Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
        using var notion = NotionClient.Create(Emulator.Token, Emulator.CreateHandler());
        Page now = await notion.Pages.RetrieveAsync(row);
        Assert.That((now.Title, now.Properties.GetOption("Status")), Is.EqualTo(("Waiting for parts", "Blocked")));
    }

    [TestCase(Board.MaxCards - 1, false)]
    [TestCase(Board.MaxCards + 1, true)]
    public async Task The_first_cards_are_shown_and_the_page_says_that_there_may_be_more(int cards, bool isCut)
    {
        EmulatedDatabase tasks = AddDatabase("Tasks");
        DateOnly first = new(2026, 1, 1);
        for (int i = 0; i < cards; i++)
            tasks.AddRow(new() { ["Name"] = new TitleValue($"Task {i:000}"), ["Status"] = PropertyValue.Status("Done"), ["Due"] = PropertyValue.Date(first.AddDays(cards - i)) });

        string page = await ReadAsync();

        string[] shown = CardsIn(page, TaskState.Done);
        Assert.That(shown, Has.Length.EqualTo(Math.Min(cards, Board.MaxCards)));
        Assert.That(page.Contains($"The first {Board.MaxCards} cards are shown.", StringComparison.Ordinal), Is.EqualTo(isCut));
        Assert.That(shown[0], Is.EqualTo($"Task {cards - 1:000}"), "what is due first");
    }

    private static PageId Add(EmulatedDatabase tasks, string name, string? option)
    {
        PropertyMap<WritablePropertyValue> values = new() { ["Name"] = new TitleValue(name) };
        if (option is not null)
            values["Status"] = new SelectValue(option);
        return tasks.AddRow(values);
    }

    // By the document: a column is a section, a card has its name in a link.
    private static string[] CardsIn(string page, TaskState column)
    {
        string section = Regex.Match(page, $"<section[^>]*data-column=\"{column}\".*?</section>", RegexOptions.Singleline).Value;
        return [.. Regex.Matches(section, "<a [^>]*data-open[^>]*>([^<]*)</a>").Select(static match => match.Groups[1].Value)];
    }
}
