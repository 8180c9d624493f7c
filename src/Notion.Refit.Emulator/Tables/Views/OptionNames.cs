using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Views;

/// <summary>Checks that the options a filter of a view names are there; for a status, groups will do as well.</summary>
internal static class OptionNames
{
    /// <summary>Checks a filter that is well-formed.</summary>
    /// <exception cref="ApiException">It names an option that its property does not have. The message lists those it has.</exception>
    public static void Check(BodyPart filter, StoredDataSource source)
    {
        foreach (string operation in (string[])["and", "or"])
        {
            if (filter.TryGet(operation, out BodyPart group))
            {
                foreach (BodyPart entry in group.Items)
                    Check(entry, source);
                return;
            }
        }

        if (!filter.TryGet("property", out BodyPart named) || source.FindProperty(named.AsString()) is not { } property || Known(property.Schema) is not { } known)
            return;
        if (!filter.TryGet(property.Schema.Type, out BodyPart condition))
            return;
        foreach ((_, BodyPart operand) in condition.Members)
        {
            foreach (string name in Names(operand))
            {
                // Assumption: the wording.
                if (!known.Contains(name, StringComparer.Ordinal))
                    throw ApiErrors.OptionNotFound(property.Schema.Type, name, property.Name, known);
            }
        }
    }

    private static IReadOnlyList<string>? Known(PropertySchema schema) => schema switch
    {
        SelectSchema select => [.. select.Options.Select(option => option.Name!)],
        MultiSelectSchema select => [.. select.Options.Select(option => option.Name!)],
        StatusSchema status => [.. status.Options.Select(option => option.Name!), .. status.Groups.Select(group => group.Name!)],
        _ => null,
    };

    private static IEnumerable<string> Names(BodyPart operand) => operand.Value.ValueKind switch
    {
        JsonValueKind.String => [operand.AsString()],
        JsonValueKind.Array => operand.Items.Select(item => item.AsString()),
        _ => [],
    };
}
