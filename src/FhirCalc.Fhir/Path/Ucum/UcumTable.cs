namespace FhirCalc.Fhir.Path.Ucum;

/// <summary>
/// The atoms and prefixes this engine knows: the units of clinical use. One line an atom: code, 'M' where it takes
/// prefixes, then its value in other units ("7000 [gr]"), "*" for a base unit, "arbitrary", or "scale factor offset" in kelvin.
/// Values are those of UCUM 2.0.1.
/// </summary>
internal static class UcumTable
{
    public static readonly (string Symbol, int Power)[] Prefixes =
    [
        ("da", 1), ("Y", 24), ("Z", 21), ("E", 18), ("P", 15), ("T", 12), ("G", 9), ("M", 6), ("k", 3), ("h", 2),
        ("d", -1), ("c", -2), ("m", -3), ("u", -6), ("n", -9), ("p", -12), ("f", -15), ("a", -18), ("z", -21), ("y", -24),
    ];

    public const string Atoms = """
        m M *
        s M *
        g M *
        rad M *
        K M *
        C M *
        cd M *
        10* - 10 1
        10^ - 10 1
        [pi] - 3.1415926535897932384626433833 1
        % - 1 10*-2
        [ppth] - 1 10*-3
        [ppm] - 1 10*-6
        [ppb] - 1 10*-9
        [pptr] - 1 10*-12
        mol M 6.0221367 10*23
        sr M 1 rad2
        Hz M 1 s-1
        N M 1 kg.m/s2
        Pa M 1 N/m2
        J M 1 N.m
        W M 1 J/s
        A M 1 C/s
        V M 1 J/C
        F M 1 C/V
        Ohm M 1 V/A
        S M 1 Ohm-1
        Wb M 1 V.s
        Cel M scale 1 273.15
        T M 1 Wb/m2
        H M 1 Wb/A
        lm M 1 cd.sr
        lx M 1 lm/m2
        Bq M 1 s-1
        Gy M 1 J/kg
        Sv M 1 J/kg
        gon - 0.9 deg
        deg - 2 [pi].rad/360
        ' - 1 deg/60
        '' - 1 '/60
        l M 1 dm3
        L M 1 l
        ar M 100 m2
        min - 60 s
        h - 60 min
        d - 24 h
        a_t - 365.24219 d
        a_j - 365.25 d
        a_g - 365.2425 d
        a - 1 a_j
        wk - 7 d
        mo_s - 29.53059 d
        mo_j - 1 a_j/12
        mo_g - 1 a_g/12
        mo - 1 mo_j
        t M 1e3 kg
        bar M 1e5 Pa
        u M 1.6605402e-24 g
        eV M 1.60217733e-19 J
        AU - 149597.870691 Mm
        pc M 3.085678e16 m
        [c] M 299792458 m/s
        [g] M 9.80665 m/s2
        atm - 101325 Pa
        [ly] M 1 [c].a_j
        gf M 1 g.[g]
        [in_i] - 2.54 cm
        [ft_i] - 12 [in_i]
        [yd_i] - 3 [ft_i]
        [mi_i] - 5280 [ft_i]
        [nmi_i] - 1852 m
        [kn_i] - 1 [nmi_i]/h
        [sin_i] - 1 [in_i]2
        [sft_i] - 1 [ft_i]2
        [cin_i] - 1 [in_i]3
        [cft_i] - 1 [ft_i]3
        [gr] - 64.79891 mg
        [lb_av] - 7000 [gr]
        [oz_av] - 1 [lb_av]/16
        [dr_av] - 1 [oz_av]/16
        [stone_av] - 14 [lb_av]
        [ston_av] - 20 [scwt_av]
        [scwt_av] - 100 [lb_av]
        [oz_tr] - 480 [gr]
        [gal_us] - 231 [in_i]3
        [qt_us] - 1 [gal_us]/4
        [pt_us] - 1 [qt_us]/2
        [foz_us] - 1 [gal_us]/128
        [cup_us] - 16 [tbs_us]
        [tbs_us] - 1 [foz_us]/2
        [tsp_us] - 1 [tbs_us]/3
        [gal_br] - 4.54609 l
        [pt_br] - 1 [gal_br]/8
        [foz_br] - 1 [gal_br]/160
        [degF] - scale 5/9 459.67
        [degR] - 5 K/9
        [drp] - 1 ml/20
        [Ch] - 1 mm/[pi]
        m[Hg] M 133.3220 kPa
        m[H2O] M 9.80665 kPa
        [in_i'Hg] - 1 m[Hg].[in_i]/m
        [in_i'H2O] - 1 m[H2O].[in_i]/m
        [PRU] M 1 mm[Hg].s/ml
        [diop] - 1 /m
        [psi] - 6894.7572931684 Pa
        cal M 4.184 J
        cal_th M 4.184 J
        [Cal] - 1 kcal
        [HP] - 550 [ft_i].[lb_av].[g]/s
        dyn M 1 g.cm/s2
        erg M 1 dyn.cm
        P M 1 dyn.s/cm2
        St M 1 cm2/s
        Mx M 1e-8 Wb
        G M 1e-4 T
        Ci M 3.7e10 Bq
        R M 2.58e-4 C/kg
        RAD M 100 erg/g
        REM M 1 RAD
        Ao - 0.1 nm
        b - 100 fm2
        g% M 1 g/dl
        [S] - 1e-13 s
        [car_m] - 0.2 g
        [m/s2/Hz^(1/2)] - arbitrary
        eq M 1 mol
        osm M 1 mol
        kat M 1 mol/s
        U M 1 umol/min
        [iU] M arbitrary
        [IU] M 1 [iU]
        [arb'U] - arbitrary
        [USP'U] - arbitrary
        [GPL'U] - arbitrary
        [MPL'U] - arbitrary
        [APL'U] - arbitrary
        [beth'U] - arbitrary
        [anti'Xa'U] - arbitrary
        [todd'U] - arbitrary
        [dye'U] - arbitrary
        [smgy'U] - arbitrary
        [bdsk'U] - arbitrary
        [ka'U] - arbitrary
        [knk'U] - arbitrary
        [mclg'U] - arbitrary
        [tb'U] - arbitrary
        [CCID_50] - arbitrary
        [TCID_50] - arbitrary
        [EID_50] - arbitrary
        [PFU] - arbitrary
        [FFU] - arbitrary
        [CFU] - arbitrary
        [IR] - arbitrary
        [BAU] - arbitrary
        [AU] - arbitrary
        [Amb'a'1'U] - arbitrary
        [PNU] - arbitrary
        [Lf] - arbitrary
        [D'ag'U] M arbitrary
        [FEU] - arbitrary
        [ELU] - arbitrary
        [EU] - arbitrary
        [hnsf'U] - arbitrary
        [pH] - arbitrary
        [MET] - 3.5 ml/min/kg
        [HPF] - 1 1
        [LPF] - 100 1
        Np M arbitrary
        B M arbitrary
        B[SPL] M arbitrary
        bit - arbitrary
        By M 8 bit
        Bd M 1 s-1
        circ - 2 [pi].rad
        [ppi] - 1 /[in_i]
        """;
}
