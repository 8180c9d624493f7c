using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Notion.Refit.Emulator.Outside.Seeding;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Server;

/// <summary>Adds objects to a workspace from API responses: with their ids, times and users.</summary>
/// <remarks>
/// Parents come before their children. Anything that a response does not contain is missing: the content of a page, the formulas of computed values.
/// </remarks>
internal sealed class AnswerSeeder
{
    private static readonly FrozenDictionary<string, Action<AnswerSeeder, JsonElement>> Kinds = new Dictionary<string, Action<AnswerSeeder, JsonElement>>(StringComparer.Ordinal)
    {
        ["user"] = static (seeder, answer) => seeder.Plant(Read<User>(answer)),
        ["page"] = static (seeder, answer) => seeder.Plant(Read<Page>(answer)),
        ["database"] = static (seeder, answer) => seeder.Plant(Read<Database>(answer), answer),
        ["data_source"] = static (seeder, answer) => seeder.Plant(Read<DataSource>(answer)),
        ["block"] = static (seeder, answer) => seeder.Plant(Read<Block>(answer)),
        ["comment"] = static (seeder, answer) => seeder.Plant(Read<Comment>(answer)),
        ["file_upload"] = static (seeder, answer) => seeder.Plant(Read<FileUpload>(answer)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Workspace _workspace;
    private readonly StoredUser _bot;
    private readonly Dictionary<Guid, StoredUser> _strangers = [];
    private readonly Dictionary<Guid, StoredDiscussion> _discussions = [];

    private AnswerSeeder(Workspace workspace, StoredUser bot)
    {
        _workspace = workspace;
        _bot = bot;
    }

    /// <summary>Lets a token lead into a new workspace that holds nothing, and belong to a bot that is not listed yet.</summary>
    /// <param name="emulator">The emulator.</param>
    /// <param name="seeded">The workspace and the bot.</param>
    /// <param name="token">The token; it leads nowhere else from then on.</param>
    public static AnswerSeeder Start(NotionEmulator emulator, SeededWorkspace seeded, string token)
    {
        Workspace workspace = new(seeded.Id, seeded.Name)
        {
            MaxFileUploadSize = seeded.MaxFileUploadSize ?? emulator.Options.MaxFileUploadSize,
            AppAddress = seeded.AppAddress ?? emulator.Options.AppAddress.ToString(),
        };
        StoredUser bot = new() { Id = seeded.BotId, Name = seeded.BotName, IsBot = true };
        World world = emulator.Core.World;
        world.Add(workspace);
        world.Connections.Remove(token);
        world.Connections.Add(new Connection(token, workspace, bot));
        return new AnswerSeeder(workspace, bot);
    }

    /// <summary>Puts something into the workspace, if that is possible.</summary>
    /// <returns>The problem; null on success.</returns>
    public string? TryPlant(JsonElement answer)
    {
        try
        {
            Plant(answer);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return $"{(answer.TryGetProperty("object", out JsonElement kind) ? kind : default)} {(answer.TryGetProperty("id", out JsonElement id) ? id : default)}: {e.Message}";
        }
    }

    /// <summary>Puts something into the workspace.</summary>
    /// <param name="answer">A page, database, data source, block, comment, file upload or user.</param>
    /// <exception cref="ArgumentException">It is something else, or is there already.</exception>
    /// <exception cref="JsonException">It does not look like an answer.</exception>
    public void Plant(JsonElement answer)
    {
        string? kind = answer.TryGetProperty("object", out JsonElement member) ? member.GetString() : null;
        if (kind is null || !Kinds.TryGetValue(kind, out Action<AnswerSeeder, JsonElement>? plant))
            throw new ArgumentException($"An answer of the kind `{kind}` cannot be seeded.", nameof(answer));
        _workspace.Change(() => plant(this, answer));
    }

    /// <summary>Brings what is in something into an order; what is not named comes last.</summary>
    public void Arrange(Guid parentId, IReadOnlyList<Guid> childIds)
    {
        Dictionary<Guid, int> places = childIds.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        _workspace.Change(() =>
        {
            if (_workspace.FindNode(parentId) is not { } parent)
                return false;
            StoredNode[] ordered = [.. parent.Children.OrderBy(child => places.GetValueOrDefault(child.Id, int.MaxValue))];
            parent.Children.Clear();
            parent.Children.AddRange(ordered);
            return true;
        });
    }

    private static T Read<T>(JsonElement json)
        where T : INotionModel<T> => ModelJson.Read<T>(JsonSerializer.SerializeToUtf8Bytes(json));

    private void Plant(User user)
    {
        if (_workspace.FindUser(user.Id.Value) is null)
            _workspace.Users.Add(user.Id.Value == _bot.Id ? _bot : Stored(user));
    }

    private void Plant(Page page)
    {
        var stored = new StoredPage(page.Id.Value)
        {
            Icon = page.Icon,
            Cover = page.Cover,
            IsLocked = page.IsLocked,
            IsArchived = page.IsArchived,
            CreatedTime = page.CreatedTime,
            LastEditedTime = page.LastEditedTime,
            CreatedBy = By(page.CreatedBy),
            LastEditedBy = By(page.LastEditedBy),
        };
        Add(stored, page.Parent, page.InTrash);
        foreach ((string _, Property property) in page.Properties)
        {
            // Computed values are computed again where the schema defines how.
            if (property.Value is WritablePropertyValue value)
                stored.Values[property.Id.ToString()] = value;
            else if (property.Value is UniqueIdValue { Number: { } number })
                stored.UniqueNumber = (long)number;
            else if (property.Value is FormulaValue or RollupValue)
                stored.TellComputed(property.Id.ToString(), property.Value);
        }

        if (stored.DataSource is { } source)
        {
            if (stored.UniqueNumber == 0)
                stored.UniqueNumber = source.LastUniqueNumber + 1;
            source.LastUniqueNumber = Math.Max(source.LastUniqueNumber, stored.UniqueNumber);
        }
    }

    private void Plant(Database database, JsonElement answer)
    {
        var stored = new StoredDatabase(database.Id.Value)
        {
            OwnTitle = database.DataSources is [{ } only] && string.Equals(only.Name, database.Title.ToPlainText(), StringComparison.Ordinal) ? RichTextList.Empty : database.Title,
            Description = database.Description,
            Icon = database.Icon,
            Cover = database.Cover,
            IsInline = database.IsInline,
            IsLocked = database.IsLocked,
            CreatedTime = database.CreatedTime,
            LastEditedTime = database.LastEditedTime,

            // A database does not name its author, its block does.
            CreatedBy = By(Author(answer, "created_by")),
            LastEditedBy = By(Author(answer, "last_edited_by")),
        };
        Add(stored, database.Parent, database.InTrash);
    }

    private void Plant(DataSource source)
    {
        var stored = new StoredDataSource(source.Id.Value)
        {
            Title = source.Title,
            Description = source.Description,
            Icon = source.Icon,
            Cover = source.Cover,
            CreatedTime = source.CreatedTime,
            LastEditedTime = source.LastEditedTime,
            CreatedBy = By(source.CreatedBy),
            LastEditedBy = By(source.LastEditedBy),
        };
        foreach ((string _, DataSourceProperty property) in source.Properties)
        {
            string id = property.Id.ToString();
            stored.Properties[id] = new StoredProperty(id, property.Name, property.Description, SchemaSeed.Of(property.Schema));
        }

        Add(stored, source.Parent, source.InTrash);
    }

    private void Plant(Block block)
    {
        var stored = new StoredBlock(block.Id.Value)
        {
            Content = block.Content,
            CreatedTime = block.CreatedTime,
            LastEditedTime = block.LastEditedTime,
            CreatedBy = By(block.CreatedBy),
            LastEditedBy = By(block.LastEditedBy),
        };
        Add(stored, block.Parent, block.InTrash);
    }

    private void Plant(Comment comment)
    {
        Guid discussionId = comment.DiscussionId.Value;
        if (!_discussions.TryGetValue(discussionId, out StoredDiscussion? discussion))
        {
            StoredNode subject = Find(comment.Parent) ?? throw new ArgumentException($"What the comment {comment.Id} is on is not there.", nameof(comment));
            _discussions.Add(discussionId, discussion = new StoredDiscussion(discussionId, subject));
        }

        _workspace.Comments.Add(new StoredComment(comment.Id.Value, discussion)
        {
            RichText = comment.RichText,
            CreatedTime = comment.CreatedTime,
            LastEditedTime = comment.LastEditedTime,
            CreatedBy = By(comment.CreatedBy),
            DisplayName = comment.DisplayName,
        });
    }

    // A response has the size of the content, not the content.
    private void Plant(FileUpload upload)
    {
        bool isComplete = upload.ContentLength is not null;
        ImmutableSortedDictionary<int, ReadOnlyMemory<byte>> none = ImmutableSortedDictionary<int, ReadOnlyMemory<byte>>.Empty;
        var stored = new StoredFileUpload(upload.Id.Value)
        {
            Sequence = _workspace.NextSequence(),
            Mode = upload switch
            {
                { NumberOfParts: not null } => FileUploadMode.MultiPart,
                { FileImportResult: not null } => FileUploadMode.ExternalUrl,
                _ => FileUploadMode.SinglePart,
            },
            CreatedBy = By(new User(upload.CreatedBy.Id)),
            CreatedTime = upload.CreatedTime,
            LastEditedTime = upload.LastEditedTime,
            ExpiryTime = upload.ExpiryTime ?? upload.CreatedTime + StoredFileUpload.Lifetime,
            FileName = upload.Filename,
            ContentType = upload.ContentType,
            PartCount = upload.NumberOfParts?.Total,
            Parts = isComplete ? none.Add(1, new byte[upload.ContentLength!.Value]) : none,
            IsComplete = isComplete,
            Import = upload.FileImportResult is { } result ? new StoredFileImport(result.ImportedTime, result.Outcome as FileImportError) : null,
            IsAttached = upload.ExpiryTime is null && upload.Status == FileUploadStatus.Uploaded,
        };
        _workspace.FileUploads.Add(stored.Id, stored);
    }

    private void Add(StoredNode node, Parent parent, bool inTrash)
    {
        StoredNode? found = Find(parent);
        if (node is StoredDataSource && found is not StoredDatabase)
            throw new ArgumentException($"The database of the data source {node.Id} is not there.", nameof(parent));
        _workspace.Add(node, found);

        // What is in something that is in the trash is not there by itself.
        node.IsTrashed = inTrash && !node.IsInTrash;
    }

    private StoredNode? Find(Parent parent) => parent switch
    {
        PageParent page => _workspace.FindNode(page.PageId.Value),
        BlockParent block => _workspace.FindNode(block.BlockId.Value),
        DatabaseParent database => _workspace.FindNode(database.DatabaseId.Value),
        DataSourceParent source => _workspace.FindNode(source.DataSourceId.Value),
        _ => null,
    };

    private static User? Author(JsonElement answer, string member) => answer.TryGetProperty(member, out JsonElement user) ? Read<User>(user) : null;

    // Users of whom only the id is known did things, but are not listed.
    private StoredUser By(User? user)
    {
        Guid id = user?.Id.Value ?? Guid.Empty;
        if (id == _bot.Id)
            return _bot;
        if (_workspace.FindUser(id) is { } known)
            return known;
        if (!_strangers.TryGetValue(id, out StoredUser? stranger))
            _strangers.Add(id, stranger = new StoredUser { Id = id, Name = "Stranger", Email = "stranger@example.com" });
        return stranger;
    }

    private static StoredUser Stored(User user) => new()
    {
        Id = user.Id.Value,
        Name = user.Name ?? "",
        AvatarUrl = user.AvatarUrl,
        Email = user.Details is PersonDetails person ? person.Email ?? "" : null,
        EmailVerified = (user.Details as PersonDetails)?.EmailVerified,
        IsBot = user.Details is not PersonDetails,
    };
}
