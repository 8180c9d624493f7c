using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notion.Refit.Emulator.Outside.Faults;

/// <summary>The file of <c>--faults</c>.</summary>
internal sealed record FaultFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The seed of the random numbers.</summary>
    public int? Seed { get; init; }

    /// <summary>The faults, in the order in which they are looked at.</summary>
    public required IReadOnlyList<FaultEntry> Faults { get; init; }

    /// <exception cref="FormatException">It is no such file.</exception>
    public static FaultFile Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<FaultFile>(json, Options) ?? throw new FormatException("The file is null instead of an object.");
        }
        catch (JsonException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Adds its faults to those of an emulator: all of them or, when one is not valid, none.</summary>
    /// <exception cref="FormatException">One is not valid.</exception>
    public void AddTo(EmulatorFaults faults, TimeProvider time)
    {
        var staged = new EmulatorFaults(time, seed: null);
        for (int i = 0; i < Faults.Count; i++)
        {
            try
            {
                Faults[i].AddTo(staged);
            }
            catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"faults[{i}]: {e.Message}"), e);
            }
        }

        faults.Take(staged, Seed);
    }
}
