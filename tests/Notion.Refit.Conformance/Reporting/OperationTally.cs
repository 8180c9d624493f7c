using Notion.Refit.Conformance.Decoding;

namespace Notion.Refit.Conformance.Reporting;

/// <summary>Counts of the exchanges of one operation.</summary>
internal sealed class OperationTally
{
    /// <summary>Exchanges.</summary>
    public int Exchanges { get; private set; }

    /// <summary>Exchanges that came back as they were.</summary>
    public int Lossless { get; private set; }

    /// <summary>Exchanges that met an unknown case.</summary>
    public int WithUnknownCase { get; private set; }

    /// <summary>Share of lossless exchanges in percent; 100 when there are none.</summary>
    public double Percent => Exchanges == 0 ? 100 : 100.0 * Lossless / Exchanges;

    /// <summary>Counts an exchange.</summary>
    public void Add(ExchangeResult result)
    {
        Exchanges++;
        if (result.IsLossless)
            Lossless++;
        if (result.HasUnknownCase)
            WithUnknownCase++;
    }
}
