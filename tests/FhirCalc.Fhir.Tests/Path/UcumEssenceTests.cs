using System.Xml.Linq;
using FhirCalc.Fhir.Path.Ucum;

namespace FhirCalc.Fhir.Tests.Path;

/// <summary>Our table of units against the one that UCUM publishes.</summary>
public sealed class UcumEssenceTests
{
    private static readonly XNamespace Ucum = "http://unitsofmeasure.org/ucum-essence";

    // Temperature scales: an amount and what it is in kelvin.
    private static readonly Dictionary<string, (decimal Amount, decimal Kelvin)> Scales = new()
    {
        ["Cel"] = (37m, 310.15m),
        ["[degF]"] = (98.6m, 310.15m),
        ["[degRe]"] = (80m, 373.15m),
    };

    private static readonly Lazy<XElement> Essence = new(() => XDocument.Load(Suites.Require("r4-definitions/ucum-essence.xml")).Root!);

    [Fact]
    public void Every_atom_is_there_and_no_other()
    {
        var published = Essence.Value.Elements(Ucum + "base-unit").Concat(Essence.Value.Elements(Ucum + "unit")).Select(Code).ToList();

        UcumSystem.Default.AtomCodes.ShouldBe(published, ignoreOrder: true);
    }

    [Fact]
    public void Every_atom_has_its_published_value()
    {
        foreach (var atom in Essence.Value.Elements(Ucum + "unit"))
        {
            var (code, value) = (Code(atom), atom.Element(Ucum + "value")!);
            var ours = UcumSystem.Default.Find(code).ShouldNotBeNull(code);
            if (Scales.TryGetValue(code, out var scale))
            {
                UcumSystem.Default.Find("K")!.Convert(scale.Amount, ours).ShouldBe(scale.Kelvin, code);
            }
            else if ((Is(atom, "isSpecial") || Is(atom, "isArbitrary")) && code != "[IU]")
            {
                // On a scale of its own: it converts to nothing.
                ours.Dimension.ShouldBe(Dimension.Of(code), code);
            }
            else
            {
                var unit = UcumSystem.Default.Find(value.Attribute("Unit")!.Value).ShouldNotBeNull(code);
                ours.Dimension.ShouldBe(unit.Dimension, code);
                ours.Factor.ShouldBe(Rational.Parse(value.Attribute("value")!.Value) * unit.Factor, code);
            }
        }
    }

    [Fact]
    public void Every_metric_atom_takes_every_prefix_and_no_other_atom_takes_one()
    {
        var atoms = Essence.Value.Elements(Ucum + "base-unit").Concat(Essence.Value.Elements(Ucum + "unit")).ToList();
        var codes = atoms.Select(Code).ToHashSet();
        var prefixes = Essence.Value.Elements(Ucum + "prefix").Select(prefix => (Code(prefix), Rational.Parse(prefix.Element(Ucum + "value")!.Attribute("value")!.Value))).ToList();
        prefixes.Count.ShouldBeGreaterThanOrEqualTo(20);

        var unread = new List<string>();
        foreach (var atom in atoms)
        {
            var isMetric = atom.Name.LocalName == "base-unit" || Is(atom, "isMetric");
            foreach (var (prefix, value) in prefixes)
            {
                var code = prefix + Code(atom);
                // cd is the candela and not a hundredth of a day; d[pH] could only be read as a prefix.
                if (codes.Contains(code))
                    continue;
                var unit = UcumSystem.Default.Find(code);
                if (isMetric != (unit is not null && unit.Dimension.Equals(UcumSystem.Default.Find(Code(atom))!.Dimension) && unit.Factor.Equals(value * UcumSystem.Default.Find(Code(atom))!.Factor)))
                    unread.Add(code);
            }
        }

        unread.ShouldBeEmpty();
    }

    private static string Code(XElement element) => element.Attribute("Code")!.Value;

    private static bool Is(XElement atom, string attribute) => atom.Attribute(attribute)?.Value == "yes";
}
