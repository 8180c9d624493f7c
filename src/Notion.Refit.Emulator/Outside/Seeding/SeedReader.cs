using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Outside.Seeding;

/// <summary>Reads a seed in JSON.</summary>
internal sealed partial class SeedReader(Seeder seeder, Workspace workspace)
{
    // What messages about a part of a body begin with. Here it is a part of the seed.
    private const string BodyProblem = "body failed validation: ";

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = ModelJson.Deepest };

    /// <summary>Fills the workspace.</summary>
    /// <exception cref="FormatException">The seed is not valid.</exception>
    public void Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Options);
            var seed = new BodyPart(document.RootElement, "seed");
            Expect(seed, SeedMembers.Workspace);
            Each(seed, "users", ReadUser);
            Each(seed, "custom_emojis", ReadCustomEmoji);
            Each(seed, "agents", ReadAgent);
            Each(seed, "pages", page => ReadPage(page, WorkspaceParent()));
            Each(seed, "databases", database => ReadDatabase(database, WorkspaceParent()));
        }
        catch (JsonException e)
        {
            throw new FormatException($"The seed is no JSON: {e.Message}", e);
        }
        catch (ApiException e)
        {
            throw new FormatException(NamesPlace(e) ? e.Message.Replace(BodyProblem, "", StringComparison.Ordinal) : e.Message, e);
        }
    }

    private static JsonObject WorkspaceParent() => new() { ["type"] = "workspace", ["workspace"] = true };

    private static void Each(BodyPart part, string member, Action<BodyPart> read)
    {
        if (!part.TryGet(member, out BodyPart list))
            return;
        foreach (BodyPart item in list.Items)
            read(item);
    }

    private static void Expect(BodyPart part, string[] members)
    {
        foreach ((string name, BodyPart member) in part.Members)
        {
            if (!members.Contains(name, StringComparer.Ordinal))
                throw ApiErrors.InvalidSeed($"{member.Path} is not known. Here may be: {string.Join(", ", members)}.");
        }
    }

    private static bool NamesPlace(ApiException problem) =>
        problem.Message.StartsWith("seed.", StringComparison.Ordinal) || problem.Message.StartsWith(BodyProblem + "seed.", StringComparison.Ordinal);

    // What the API has to say gets the place in the seed before it.
    private static T At<T>(BodyPart part, Func<T> seed)
    {
        try
        {
            return seed();
        }
        catch (ApiException e) when (!NamesPlace(e))
        {
            throw ApiErrors.InvalidSeed($"{part.Path}: {e.Message}");
        }
    }

    private static void Copy(BodyPart from, JsonObject to, params ReadOnlySpan<string> members)
    {
        foreach (string member in members)
        {
            if (from.TryGet(member, out BodyPart part) && !part.IsNull)
                to[member.TrimStart('$')] = Node(part);
        }
    }

    private static JsonNode? Node(BodyPart part) => JsonNode.Parse(part.Value.GetRawText());

    private static JsonNode? Text(BodyPart part) => part.Value.ValueKind switch
    {
        JsonValueKind.String => SeedValues.Text(part.AsString()),
        JsonValueKind.Array => Node(part),
        _ => throw part.ShouldBe("a string or rich text"),
    };

    private void ReadUser(BodyPart part)
    {
        Expect(part, SeedMembers.User);
        At(part, () => seeder.Person(part.Get("name").AsString(), String(part, "email"), String(part, "avatar_url"), Id(part, "id")));
    }

    private void ReadCustomEmoji(BodyPart part)
    {
        Expect(part, SeedMembers.CustomEmoji);
        BodyPart url = part.Get("url");
        At(part, () => seeder.CustomEmoji(
            part.Get("name").AsString(), Uri.TryCreate(url.AsString(), UriKind.Absolute, out Uri? address) ? address : throw url.ShouldBe("an absolute address"), Id(part, "id")));
    }

    private void ReadPage(BodyPart part, JsonObject parent)
    {
        Expect(part, SeedMembers.Page);
        var properties = new JsonObject();
        if (part.TryGet("title", out BodyPart title))
            properties[PropertyIdSource.Title] = new JsonObject { ["title"] = Text(title) };
        var body = new JsonObject { ["parent"] = parent, ["properties"] = properties };
        Copy(part, body, "icon", "cover");
        ReadInside(part, body, prefix: "");
    }

    private Guid ReadInside(BodyPart part, JsonObject body, string prefix)
    {
        SeedDetails details = Details(part, prefix);
        Guid id = At(part, () => seeder.Page(body, details));
        if (part.TryGet(prefix + "children", out BodyPart children))
            ReadChildren(children, id, details with { Id = null, InTrash = false });
        Each(part, prefix + "comments", comment => ReadComment(comment, id));
        seeder.Finish(id, details);
        return id;
    }

    private void ReadChildren(BodyPart children, Guid parent, SeedDetails details)
    {
        foreach (BodyPart child in children.Items)
        {
            if (child.Value.ValueKind == JsonValueKind.String)
            {
                var paragraph = new JsonObject { ["paragraph"] = new JsonObject { ["rich_text"] = SeedValues.Text(child.AsString()) } };
                At(child, () => seeder.Block(parent, paragraph, child.Path, details));
            }
            else if (child.AsObject().TryGet("page", out BodyPart page))
            {
                ReadPage(page, ParentOf(parent));
            }
            else if (child.TryGet("database", out BodyPart database))
            {
                ReadDatabase(database, ParentOf(parent));
            }
            else
            {
                At(child, () => seeder.Block(parent, Node(child)!.AsObject(), child.Path, details));
            }
        }
    }

    private void ReadComment(BodyPart part, Guid page)
    {
        var body = new JsonObject { ["parent"] = ParentOf(page) };
        if (part.Value.ValueKind == JsonValueKind.String)
        {
            body["rich_text"] = SeedValues.Text(part.AsString());
            At(part, () => seeder.Comment(body, new SeedDetails()));
            return;
        }

        Expect(part, SeedMembers.Comment);
        body["rich_text"] = part.TryGet("text", out BodyPart text) ? SeedValues.Text(text.AsString()) : Node(part.Get("rich_text"));
        At(part, () => seeder.Comment(body, Details(part)));
    }

    private JsonObject ParentOf(Guid id)
    {
        string member = workspace.FindNode(id) is StoredPage ? "page_id" : "block_id";
        return new JsonObject { ["type"] = member, [member] = id.ToString() };
    }

    private SeedDetails Details(BodyPart part, string prefix = "") => new()
    {
        Id = Id(part, prefix + "id"),
        CreatedBy = User(part, prefix + "created_by"),
        CreatedTime = Time(part, prefix + "created_time"),
        LastEditedBy = User(part, prefix + "last_edited_by"),
        LastEditedTime = Time(part, prefix + "last_edited_time"),
        InTrash = part.TryGet(prefix + "in_trash", out BodyPart flag) && flag.AsBoolean(),
    };

    private static string? String(BodyPart part, string member) => part.TryGet(member, out BodyPart text) && !text.IsNull ? text.AsString() : null;

    private static Guid? Id(BodyPart part, string member) => part.TryGet(member, out BodyPart id) ? id.AsUuid() : null;

    private static DateTimeOffset? Time(BodyPart part, string member)
    {
        if (!part.TryGet(member, out BodyPart time))
            return null;
        return DateTimeOffset.TryParse(time.AsString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : throw time.ShouldBe("a time such as 2026-03-11T12:00:00Z");
    }

    // By id or by name.
    private UserId? User(BodyPart part, string member) =>
        part.TryGet(member, out BodyPart user) ? new UserId(SeedValues.User(user, workspace)) : (UserId?)null;
}
