using System.Globalization;
using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>A text, number, truth value, or constant.</summary>
internal sealed class ScalarSchema : Schema
{
    /// <summary>The type: <c>string</c>, <c>number</c>, <c>integer</c> or <c>boolean</c>.</summary>
    public required string Type { get; init; }

    public bool IsNullable { get; init; }

    public bool IsUuid { get; init; }

    /// <summary>Words that are accepted in place of a UUID, and the reserved ids that they stand for, which say no known version.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public bool IsTimestamp { get; init; }

    /// <summary>Whether an integer may be larger than 32 bits hold.</summary>
    public bool IsLong { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>A bound that the number itself must not be.</summary>
    public double? ExclusiveMinimum { get; init; }

    /// <inheritdoc cref="ExclusiveMinimum"/>
    public double? ExclusiveMaximum { get; init; }

    /// <summary>Whether it is the size of a page of a list, of which 0 means the default, and what is above the maximum means the maximum.</summary>
    public bool IsPageSize { get; init; }

    /// <summary>The only values there are; empty when any will do.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public override bool AllowsNull => IsNullable;

    public override IReadOnlyList<string> Expectations
    {
        get
        {
            IEnumerable<string> expectations = this switch
            {
                { Values.Count: > 0 } => Values.Select(Wording.Value),
                { IsUuid: true } => ["a valid uuid"],
                { IsTimestamp: true } => ["a valid ISO 8601 date string"],
                { Type: "string" } => ["a string"],
                { Type: "boolean" } => ["a boolean"],
                _ => ["a number"],
            };
            return [.. IsNullable ? expectations.Append(Wording.Null) : expectations];
        }
    }

    /// <summary>Whether a text of the path or query is certainly right. Where that is not certain, <see cref="Check"/> decides.</summary>
    public bool Takes(string text) => Type switch
    {
        "string" => IsText(text) && text.Length >= (MinLength ?? 0) && text.Length <= (MaxLength ?? int.MaxValue),
        "integer" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= (Minimum ?? 0) && number <= (Maximum ?? 0)
            && ExclusiveMinimum is null && ExclusiveMaximum is null,
        _ => false,
    };

    public override void Check(BodyPart part, BodyCheck check)
    {
        bool fits = Type switch
        {
            "string" => part.Value.ValueKind == JsonValueKind.String && IsText(part.Value.GetString()!),
            "boolean" => part.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => part.Value.ValueKind == JsonValueKind.Number && (IsLong ? part.Value.TryGetInt64(out _) : part.Value.TryGetInt32(out _)),
            _ => part.Value.ValueKind == JsonValueKind.Number && double.IsFinite(part.Value.GetDouble()),
        };
        if (!fits)
            check.ShouldBe(part, Expectations);
        else if (part.Value.ValueKind == JsonValueKind.String)
            Limits.CheckLength(part, part.Value.GetString()!.Length, MinLength, MaxLength, check);
        else if (part.Value.ValueKind == JsonValueKind.Number)
            CheckNumber(part, check);
    }

    private void CheckNumber(BodyPart part, BodyCheck check)
    {
        double value = part.Value.GetDouble();
        if (IsPageSize && (value == 0 || value > Maximum))
            return;
        Limits.Check(part.Path, value, Minimum, Maximum, check);
        Limits.CheckExclusive(part.Path, value, ExclusiveMinimum, ExclusiveMaximum, check);
    }

    private bool IsText(string text) =>
        (Values.Count == 0 || Values.Contains(text, StringComparer.Ordinal))
        && (!IsUuid || Uuid.TryParse(text, out _) || Words.Contains(text, StringComparer.Ordinal))
        && (!IsTimestamp || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
}
