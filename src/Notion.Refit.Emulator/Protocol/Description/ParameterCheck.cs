using System.Globalization;
using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>Checks the values in the path and the query of a request, which are texts, by what the description says of them.</summary>
internal static class ParameterCheck
{
    /// <summary>Checks all values that are described; others are of no interest.</summary>
    /// <param name="part"><c>path</c> or <c>query</c>.</param>
    /// <param name="described">What they must be, by name.</param>
    /// <param name="valuesOf">Gives the values of a name.</param>
    /// <exception cref="Protocol.Errors.ApiException">One is not what it must be.</exception>
    public static void Run(string part, IReadOnlyList<KeyValuePair<string, Schema>> described, Func<string, IEnumerable<string>> valuesOf)
    {
        foreach ((string name, Schema given) in described)
        {
            Schema schema = given is ReferenceSchema reference ? reference.Target : given;
            string[] values = [.. valuesOf(name)];
            if (values.Length == 0)
                continue;

            // Almost all values are right, and need not become JSON to be looked at.
            if (schema is ScalarSchema scalar && scalar.Takes(values[^1]))
                continue;

            // Of a value that comes several times the last one counts, unless it is a list.
            JsonElement json = schema is ArraySchema ? JsonSerializer.SerializeToElement(values) : Read(schema, values[^1]);
            BodyCheck.Run(schema, new BodyPart(json, $"{part}.{name}"), part: part, isOptional: part is "query");
        }
    }

    /// <summary>Refuses query parameters that the description does not have. Clients write lists as <c>name[]</c>, too.</summary>
    /// <exception cref="Protocol.Errors.ApiException">There is one.</exception>
    public static void RefuseOthers(IReadOnlyList<KeyValuePair<string, Schema>> described, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        foreach ((string name, string value) in query)
        {
            string plain = name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
            if (!described.Any(parameter => string.Equals(parameter.Key, plain, StringComparison.Ordinal)))
                throw ApiErrors.FailedValidation("query", ApiErrors.ShouldNotBePresent($"query.{name}", ApiErrors.Quote(value)));
        }
    }

    // A value that does not have the form of its type stays a text, and is reported as one.
    private static JsonElement Read(Schema schema, string text) => schema switch
    {
        ScalarSchema { Type: "integer" } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) =>
            JsonSerializer.SerializeToElement(number),

        // Assumption: `True` of clients that write it as their language does is one, too.
        ScalarSchema { Type: "boolean" } when bool.TryParse(text, out bool truth) => JsonSerializer.SerializeToElement(truth),
        _ => JsonSerializer.SerializeToElement(text),
    };
}
