namespace Notion.Refit.Conformance.Reporting;

/// <summary>Counts of the exchanges of one kind.</summary>
internal sealed class ReplayTally
{
    /// <summary>Exchanges.</summary>
    public int Exchanges { get; private set; }

    /// <summary>Exchanges with the recorded answer.</summary>
    public int Matched { get; private set; }

    /// <summary>Exchanges with another answer, all of whose differences are explained.</summary>
    public int Explained { get; private set; }

    /// <summary>Share of the recorded answers in percent; 100 when there are none.</summary>
    public double Percent => Exchanges == 0 ? 100 : 100.0 * Matched / Exchanges;

    /// <summary>Counts an exchange.</summary>
    public void Add(bool isMatch, bool isExplained)
    {
        Exchanges++;
        if (isMatch)
            Matched++;
        else if (isExplained)
            Explained++;
    }
}
