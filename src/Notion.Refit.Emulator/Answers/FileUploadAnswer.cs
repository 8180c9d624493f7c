using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>File uploads as whole answers.</summary>
internal static class FileUploadAnswer
{
    public static Answer Of(FileUpload upload) => upload.FileImportResult is null ? Answer.Of(upload) : new Answer(writer =>
    {
        JsonObject json = ModelJson.ToObject(upload);
        TellPrecisely(json, upload);
        json.WriteTo(writer);
    });

    public static Answer Of(FileUploadList list) => list.Results.All(upload => upload.FileImportResult is null) ? Answer.Of(list) : new Answer(writer =>
    {
        JsonObject json = ModelJson.ToObject(list);
        foreach ((JsonNode? entry, FileUpload upload) in json["results"]!.AsArray().Zip(list.Results))
            TellPrecisely(entry!.AsObject(), upload);
        json.WriteTo(writer);
    });

    private static void TellPrecisely(JsonObject json, FileUpload upload)
    {
        if (upload.FileImportResult is { } result)
            PreciseTimes.Set(json["file_import_result"]!.AsObject(), "imported_time", result.ImportedTime);
    }
}
