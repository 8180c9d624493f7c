using Notion.Refit.Emulator.Core;

namespace Notion.Refit.Emulator.Errors;

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
                foreach (KeyValuePair<string, string> entry in error.AdditionalData)
                    writer.WriteString(entry.Key, entry.Value);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        },
        error.Status);
}
