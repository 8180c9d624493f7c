using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Notion.Refit.Emulator.Tests.Architecture;

/// <summary>The folders of the emulator have one direction: each may use those above it in <see cref="Folders"/>, and no others.</summary>
public sealed class FolderDirectionTests
{
    private const string Root = "Notion.Refit.Emulator";
    private const string Vocabulary = "the public options and enums";
    private const string Facade = "the public classes";

    // From the bottom to the top. A folder stands for its subfolders, unless these have an entry of their own.
    private static readonly string[] Folders =
    [
        Vocabulary,
        "Snapshots",
        "Protocol.Errors",
        "Protocol.Identity",
        "Protocol.Messages",
        "Protocol.Paging",
        "Protocol.Routing",
        "Protocol.Logging",
        "Protocol.Description",
        "State",
        "Files",
        "Answers",
        "Requests",
        "Dates",
        "Documents.Content",
        "Documents.MeetingNotes",
        "Tables.Queries",
        "Tables.Schemas",
        "Tables.Values",
        "Formulas",
        "Tables.Views",
        "Tables.Templates",
        "Markdown",
        "Agents",
        "Api.Answers",
        "Api",
        "Api.Endpoints",
        "Outside.Faults",
        "Outside.Recording",
        "Outside",
        "Outside.InProcess",
        "Outside.Seeding",
        "Outside.Webhooks",
        Facade,
        "Server",
    ];

    // Values are calculated by formulas, and formulas read values; a webhook subscription names a connection. Nothing else goes both ways.
    private static readonly (string From, string To)[] Exceptions = [("Tables.Schemas", "Formulas"), ("Tables.Values", "Formulas"), ("Outside.Webhooks", Facade)];

    // Public types are in few namespaces: by name they belong to a folder.
    private static readonly Dictionary<string, string> PublicTypes = new(StringComparer.Ordinal)
    {
        [nameof(ConnectionCapabilities)] = Vocabulary,
        [nameof(NotionEmulatorOptions)] = Vocabulary,
        [nameof(EmulatedRateLimit)] = Vocabulary,
        [nameof(SeedDetails)] = Vocabulary,
        [nameof(AgentReply)] = Vocabulary,
        [nameof(AgentContext)] = Vocabulary,
        [nameof(AgentSeed)] = Vocabulary,
        [nameof(FaultKind)] = Vocabulary,
        [nameof(RetryAfterForm)] = Vocabulary,
        [nameof(EmulatorFaults)] = "Outside.Faults",
        [nameof(FaultTrigger)] = "Outside.Faults",
        [nameof(WebhookSettings)] = Vocabulary,
        [nameof(EmulatorWebhooks)] = "Outside.Webhooks",
        [nameof(EmulatedWebhook)] = "Outside.Webhooks",
        [nameof(WebhookSubscriptionOptions)] = "Outside.Webhooks",
        [nameof(WebhookAttempt)] = "Outside.Webhooks",
        [nameof(EmulatorRequests)] = "Outside.Recording",
        [nameof(ReceivedRequest)] = "Outside.Recording",
    };

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Emulator = new(() => new ArchLoader().LoadAssemblies(typeof(NotionEmulator).Assembly).Build());

    [Test]
    public void A_folder_uses_only_the_folders_below_it()
    {
        string[] wrong =
        [
            .. from dependency in Dependencies()
               where Array.IndexOf(Folders, dependency.To) > Array.IndexOf(Folders, dependency.From)
                   && !Exceptions.Contains((dependency.From, dependency.To))
               select $"{dependency.Origin} ({dependency.From}) uses {dependency.Target} ({dependency.To})",
        ];

        Assert.That(wrong.Distinct(StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void Every_folder_has_a_place_in_the_order()
    {
        string[] found = [.. Dependencies().SelectMany(dependency => new[] { dependency.From, dependency.To }).Distinct(StringComparer.Ordinal)];

        Assert.That(found, Is.SubsetOf(Folders));
        Assert.That(Folders, Is.SubsetOf(found), "The order names a folder that is gone.");
    }

    [TestCaseSource(nameof(Exceptions))]
    public void Every_exception_is_still_needed((string From, string To) exception) =>
        Assert.That(Dependencies().Any(dependency => dependency.From == exception.From && dependency.To == exception.To), Is.True);

    [Test]
    public void Endpoints_of_one_area_do_not_use_those_of_another()
    {
        const string Endpoints = Root + ".Api.Endpoints.";
        string[] wrong =
        [
            .. from dependency in Dependencies()
               where dependency.OriginNamespace.StartsWith(Endpoints, StringComparison.Ordinal)
                   && dependency.TargetNamespace.StartsWith(Endpoints, StringComparison.Ordinal)
                   && !string.Equals(dependency.OriginNamespace, dependency.TargetNamespace, StringComparison.Ordinal)
               select $"{dependency.Origin} uses {dependency.Target}",
        ];

        Assert.That(wrong.Distinct(StringComparer.Ordinal), Is.Empty);
    }

    private static IEnumerable<(string Origin, string OriginNamespace, string From, string Target, string TargetNamespace, string To)> Dependencies() =>
        from type in Emulator.Value.Types
        where IsOurs(type)
        from dependency in type.Dependencies
        let target = dependency.Target
        where IsOurs(target)
        select (type.FullName, type.Namespace.FullName, FolderOf(type), target.FullName, target.Namespace.FullName, FolderOf(target));

    // Compiler-made types without a namespace and the program of top-level statements belong to no folder.
    private static bool IsOurs(IType type) => type is not GenericParameter && (type.Namespace?.FullName.StartsWith(Root, StringComparison.Ordinal) ?? false);

    private static string FolderOf(IType type)
    {
        if (string.Equals(type.Namespace.FullName, Root, StringComparison.Ordinal))
            return PublicTypes.GetValueOrDefault(type.FullName[(Root.Length + 1)..].Split('+', '/')[0], Facade);
        string name = type.Namespace.FullName[(Root.Length + 1)..];
        while (!Folders.Contains(name, StringComparer.Ordinal))
        {
            int dot = name.LastIndexOf('.');
            if (dot < 0)
                return name;
            name = name[..dot];
        }

        return name;
    }
}
