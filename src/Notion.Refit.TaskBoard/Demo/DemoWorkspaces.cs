using Notion.Refit.Emulator;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Demo;

/// <summary>The emulator with two workspaces, each with a person and a board, so that the app can be tried without an account.</summary>
internal sealed class DemoWorkspaces : IAsyncDisposable
{
    private DemoWorkspaces(NotionEmulator emulator, IReadOnlyList<DemoAccount> accounts)
    {
        Emulator = emulator;
        Accounts = accounts;
    }

    public NotionEmulator Emulator { get; }

    /// <summary>The people who can sign in.</summary>
    public IReadOnlyList<DemoAccount> Accounts { get; }

    public static DemoWorkspaces Start(TimeProvider time)
    {
        var emulator = NotionEmulator.Start(new NotionEmulatorOptions { WorkspaceName = "Analytical Engines", IntegrationName = "Task board", TimeProvider = time });
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new DemoWorkspaces(
            emulator,
            [
                Plant("Ada Lovelace", emulator.Workspace, emulator.Connection, tasks => AddEngineTasks(tasks, today)),
                Plant("Grace Hopper", emulator.AddWorkspace("Compilers"), connection: null, tasks => AddCompilerTasks(tasks, today)),
            ]);
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    private static DemoAccount Plant(string name, EmulatedWorkspace workspace, EmulatedConnection? connection, Action<EmulatedDatabase> addTasks)
    {
        UserId person = workspace.AddPerson(name);
        EmulatedDatabase tasks = workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Status"] = PropertySchema.Status(),
            ["Due"] = PropertySchema.Date(),
            ["Tags"] = PropertySchema.MultiSelect(),
        });
        addTasks(tasks);
        return new DemoAccount(name, person, workspace, connection ?? workspace.AddConnection("Task board"), tasks.DataSourceId);
    }

    private static void AddEngineTasks(EmulatedDatabase tasks, DateOnly today)
    {
        Add(tasks, "Write notes on the engine", "In progress", today.AddDays(2), ["writing"],
        [
            new Heading2Block("Note G"),
            new ParagraphBlock("The table of the operations for the numbers of Bernoulli comes first."),
            new ToDoBlock("Number the variables") { Checked = true },
            new ToDoBlock("Check the signs of line 4"),
            new CalloutBlock("Send a copy to the printer before the end of the week.") { Icon = Icon.Emoji("✏️") },
        ]);
        Add(tasks, "Order punched cards", "Not started", today.AddDays(9), ["supplies"], []);
        Add(tasks, "Compare with the loom", "Not started", due: null, ["research", "later"], [new ParagraphBlock("How does it repeat a row of the pattern?")]);
        Add(tasks, "Measure the mill", "In progress", today.AddDays(-3), ["workshop"], []);
        Add(tasks, "Read the paper from Turin", "Done", today.AddDays(-12), ["research"], []);
        Add(tasks, "Draw the table of operations", "Done", today.AddDays(-6), ["writing"], []);
    }

    private static void AddCompilerTasks(EmulatedDatabase tasks, DateOnly today)
    {
        Add(tasks, "Find the moth in relay 70", "In progress", today, ["debugging"], [new ParagraphBlock("It was in panel F last time.")]);
        Add(tasks, "Collect subroutines", "Not started", today.AddDays(5), ["library"], []);
        Add(tasks, "Cut wires of one nanosecond", "Done", today.AddDays(-1), ["teaching"], []);
    }

    private static void Add(EmulatedDatabase tasks, string name, string status, DateOnly? due, string[] tags, WritableBlockContent[] content)
    {
        PropertyMap<WritablePropertyValue> values = new()
        {
            ["Name"] = new TitleValue(name),
            ["Status"] = PropertyValue.Status(status),
            ["Tags"] = PropertyValue.MultiSelect([.. tags.Select(tag => new SelectOption(tag))]),
        };
        if (due is { } day)
            values["Due"] = PropertyValue.Date(day);
        tasks.AddRow(values, content);
    }
}
