using Notion.Refit.Emulator.Protocol.Errors;

namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>A version of the API, as the header <c>Notion-Version</c> names it.</summary>
internal sealed class NotionVersion
{
    private NotionVersion(string name) => Name = name;

    /// <summary>The version before: <c>archived</c> beside <c>in_trash</c>, <c>after</c> instead of <c>position</c>, <c>transcription</c> blocks.</summary>
    public static NotionVersion V20250903 { get; } = new("2025-09-03");

    /// <summary>The current version.</summary>
    public static NotionVersion V20260311 { get; } = new("2026-03-11");

    public static IReadOnlyList<NotionVersion> All { get; } = [V20250903, V20260311];

    public string Name { get; }

    /// <summary>Whether answers carry <c>archived</c> and requests may.</summary>
    public bool HasArchived => this == V20250903;

    /// <summary>Reads the header.</summary>
    public static NotionVersion Parse(string? header)
    {
        if (header is null)
            throw ApiErrors.MissingVersion();
        foreach (NotionVersion version in All)
        {
            if (string.Equals(version.Name, header, StringComparison.Ordinal))
                return version;
        }

        throw ApiErrors.UnsupportedVersion(header, All.Select(version => version.Name));
    }

    public override string ToString() => Name;
}
