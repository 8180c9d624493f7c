using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Outside.Seeding;

/// <summary>The initial content of a workspace: a person and a page.</summary>
internal static class WorkspaceSeed
{
    /// <summary>Fills the workspace.</summary>
    /// <returns>The page.</returns>
    public static StoredPage Plant(Workspace workspace, DateTimeOffset now, IdSource ids)
    {
        var person = new StoredUser { Id = ids.NewRandom(), Name = "Ada Lovelace", Email = "ada@example.com" };
        workspace.Users.Add(person);
        var root = new StoredPage(ids.New(IdKind.Block)) { CreatedTime = now, LastEditedTime = now, CreatedBy = person, LastEditedBy = person };
        root.Values[PropertyIdSource.Title] = new TitleValue(RichTextRules.Complete("Emulated page"));
        workspace.Add(root, parent: null);
        return root;
    }
}
