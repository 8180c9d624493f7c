using Notion.Refit.Emulator.Content;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Identity;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>What a fresh workspace holds: a person, the bot of the integration, and a page of the person that is shared with it.</summary>
internal static class WorkspaceSeed
{
    /// <summary>Fills the workspace.</summary>
    /// <returns>Whom the token belongs to, and the page.</returns>
    public static (Connection Connection, StoredPage Root) Plant(Workspace workspace, NotionEmulatorOptions options, IdSource ids)
    {
        var person = new StoredUser { Id = ids.NewRandom(), Name = "Ada Lovelace", Email = "ada@example.com" };
        var bot = new StoredUser { Id = ids.New(IdKind.Bot), Name = options.IntegrationName };
        workspace.Users.AddRange([person, bot]);

        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        var root = new StoredPage(ids.New(IdKind.Block)) { CreatedTime = now, LastEditedTime = now, CreatedBy = person, LastEditedBy = person };
        root.Values[PropertyIdSource.Title] = new TitleValue(RichTextRules.Complete("Emulated page"));
        workspace.Add(root, parent: null);
        return (new Connection(options.Token, workspace, bot), root);
    }
}
