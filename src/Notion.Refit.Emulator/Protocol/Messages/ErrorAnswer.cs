using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Errors;

namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>The one shape in which errors travel.</summary>
internal static class ErrorAnswer
{
    public static Answer Of(ApiException error) => new(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("object"u8, "error"u8);
            writer.WriteNumber("status"u8, error.Status);
            writer.WriteString("code"u8, error.Code);
            writer.WriteString("message"u8, error.Message);
            if (error.AdditionalData.Count > 0)
            {
                writer.WriteStartObject("additional_data"u8);
                foreach (ErrorFact fact in error.AdditionalData)
                    Write(writer, fact);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        },
        error.Status);

    private static void Write(Utf8JsonWriter writer, ErrorFact fact)
    {
        if (fact.Values is not { } values)
        {
            writer.WriteString(fact.Name, fact.Value);
            return;
        }

        writer.WriteStartArray(fact.Name);
        foreach (string value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
